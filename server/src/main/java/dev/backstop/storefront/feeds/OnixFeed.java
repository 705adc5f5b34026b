package dev.backstop.storefront.feeds;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Money;
import dev.backstop.storefront.xml.Elements;
import java.io.IOException;
import java.io.Writer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;

/**
 * ONIX for Books 3.0, reference names: for each item an update (notification type 04) of its supply alone, so that whoever has the rest of
 * the record keeps it. The codes are those of EDItEUR's lists, whose number stands beside each.
 */
final class OnixFeed {
    private static final String ONIX = "http://ns.editeur.org/onix/3.0/reference";
    private static final DateTimeFormatter SENT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String firm;
    private final Instant sentAt;

    OnixFeed(String firm, Instant sentAt) {
        this.firm = firm;
        this.sentAt = sentAt;
    }

    /** Writes the whole message; the entries come from {@code entries}. */
    void full(Writer into, GoogleFeed.Source entries) throws IOException {
        Elements.write(into, xml -> {
            xml.open("ONIXMessage", "release", "3.0");
            xml.namespace("", ONIX);
            xml.open("Header");
            xml.open("Sender");
            xml.text("SenderName", firm);
            xml.close();
            xml.text("SentDateTime", SENT.format(sentAt));
            xml.close();
            entries.each(entry -> {
                try {
                    product(xml, entry);
                } catch (XMLStreamException failed) {
                    throw new IOException(failed);
                }
            });
            xml.close();
        });
    }

    private void product(Elements xml, Entry entry) throws XMLStreamException {
        var there = entry.elsewhere().onix();
        xml.open("Product");
        xml.text("RecordReference", entry.item().sku());
        xml.text("NotificationType", "04"); // list 1: update
        identifier(xml, entry.item().sku());
        if (there.replacedBy() != null) {
            xml.open("RelatedMaterial");
            xml.open("RelatedProduct");
            xml.text("ProductRelationCode", "05"); // list 51: replaced by
            identifier(xml, there.replacedBy());
            xml.close();
            xml.close();
        }
        xml.open("ProductSupply");
        xml.open("SupplyDetail");
        xml.open("Supplier");
        xml.text("SupplierRole", "00"); // list 93: unspecified
        xml.text("SupplierName", firm);
        xml.close();
        xml.text("ProductAvailability", there.productAvailability());
        if (there.supplyDate() != null) {
            supplyDate(xml, there.supplyDate());
        }
        xml.text("OrderTime", there.orderTime());
        price(xml, entry.item());
        xml.close();
        xml.close();
        xml.close();
    }

    private static void identifier(Elements xml, String sku) throws XMLStreamException {
        xml.open("ProductIdentifier");
        xml.text("ProductIDType", "01"); // list 5: proprietary
        xml.text("IDTypeName", "SKU");
        xml.text("IDValue", sku);
        xml.close();
    }

    private static void supplyDate(Elements xml, LocalDate date) throws XMLStreamException {
        xml.open("SupplyDate");
        xml.text("SupplyDateRole", "08"); // list 166: expected availability date
        xml.open("Date", "dateformat", "00"); // list 55: YYYYMMDD
        xml.content(DateTimeFormatter.BASIC_ISO_DATE.format(date));
        xml.close();
        xml.close();
    }

    /** The price is the one that the item page shows. */
    private static void price(Elements xml, Item item) throws XMLStreamException {
        if (item.price() == null || item.priceCurrency() == null) {
            xml.text("UnpricedItemType", "02"); // list 57: to be announced
            return;
        }
        xml.open("Price");
        xml.text("PriceType", "02"); // list 58: recommended retail price, taxes in it
        xml.text("PriceAmount", Money.text(item.price()));
        xml.text("CurrencyCode", item.priceCurrency());
        xml.close();
    }
}
