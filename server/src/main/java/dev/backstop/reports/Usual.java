package dev.backstop.reports;

import static dev.backstop.reports.Column.name;
import static dev.backstop.reports.Column.text;

/** Columns that many sets share, so that a thing has one name and one door everywhere. */
final class Usual {
    static final Column SKU = name("sku", "Item", "Key of the item.").opening("/items/{sku}?location={location}");
    static final Column ITEM = name("sku", "Item", "Key of the item.").opening("/items/{sku}");
    static final Column NAME = name("name", "Name", "Name of the item.");
    static final Column LOCATION = name("location", "Location", "Code of the location.");
    static final Column CATEGORY = name("category", "Category", "Category of the item.");
    static final Column SEGMENT = text("segment", "Segment",
            "A to C by the value of a year's demand, X to Z by its regularity, as the last plan sorted it.")
            .oneOf("AX", "AY", "AZ", "BX", "BY", "BZ", "CX", "CY", "CZ");
    static final Column ORDER = name("order", "Order", "Number of the order.").opening("/orders/{order}#line-{line}");
    static final Column CUSTOMER = name("customer", "Customer", "Code of the customer.").opening("/customers/{customer}");
    static final Column CUSTOMER_NAME = name("customerName", "Customer's name", "Name of the customer.");
    static final Column CLASS = name("class", "Class", "Class of the customer.");
    static final Column VENDOR = name("vendor", "Vendor", "Code of the vendor.").opening("/vendors/{vendor}");
    static final Column VENDOR_NAME = name("vendorName", "Vendor's name", "Name of the vendor.");

    /** So many days up to yesterday. */
    static final Report.Parameter DAYS = ReportSet.choice("days", "Period", "91", new Report.Parameter.Choice("28", "Last 4 weeks"),
            new Report.Parameter.Choice("91", "Last 13 weeks"), new Report.Parameter.Choice("364", "Last 52 weeks"));

    private Usual() {}
}
