package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.catalog.VendorResource;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class VendorLayout implements Layout<VendorResource> {
    private static final List<Column> COLUMNS = List.of(
            required("code", "vendor", "vendor code", "supplier", "supplier code", "supplier id", "vendor id"),
            required("name", "vendor name", "supplier name", "company", "company name"),
            optional("email", "e-mail", "mail", "email address"),
            optional("country", "country code"),
            optional("language"),
            optional("currency"),
            Calendars.WORKING_DAYS,
            Calendars.HOLIDAYS,
            Calendars.CUT_OFF,
            optional("orderDays", "order on"),
            optional("minimumOrderValue", "minimum order", "minimum value"),
            optional("buyer"),
            optional("mergeDays"));

    private final Vendors vendors;

    VendorLayout(Vendors vendors) {
        this.vendors = vendors;
    }

    @Override
    public Kind kind() {
        return Kind.VENDORS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return row.text("code", "");
    }

    @Override
    public VendorResource read(List<Row> rows) {
        var row = rows.getFirst();
        return new VendorResource(
                row.required("code"),
                row.required("name"),
                row.text("email"),
                row.text("country"),
                row.text("language"),
                row.text("currency"),
                Calendars.read(row),
                Calendars.days(row, "orderDays"),
                row.decimal("minimumOrderValue"),
                row.text("buyer"),
                row.integer("mergeDays"));
    }

    @Override
    public List<PutResult> put(List<VendorResource> records, NamedFields named) {
        return vendors.putAll(records, named);
    }
}
