package dev.backstop.storefront.editions;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Money;
import dev.backstop.storefront.Language;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.storefront.xml.Elements;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** An edition as a new catalogue of BMEcat 2005, for the systems of those who buy from us. */
final class BmeCat {
    private static final String BMECAT = "http://www.bmecat.org/bmecat/2005";
    private static final int FRIDAY = 5;

    private final Edition edition;
    private final Shop shop;
    private final String currency;

    /** @param currency of items that name none */
    BmeCat(Edition edition, Shop shop, String currency) {
        this.edition = edition;
        this.shop = shop;
        this.currency = currency;
    }

    /**
     * The document, with each item once however many pages it stands on. Items without a price are left out, because the format has none
     * without.
     *
     * @param items    by sku
     * @param supplier our firm
     */
    String of(List<EditionLine> lines, Map<String, Item> items, String supplier, Instant now) {
        var once = lines.stream().filter(line -> line.printed().price() != null)
                .collect(toMap(EditionLine::sku, line -> line, (first, _) -> first, LinkedHashMap::new));
        return Elements.document(xml -> {
            xml.open("BMECAT", "version", "2005");
            xml.namespace("", BMECAT);
            header(xml, supplier, now);
            xml.open("T_NEW_CATALOG");
            for (var line : once.values()) {
                product(xml, line, Objects.requireNonNull(items.get(line.sku()), "item of a line"));
            }
            xml.close();
            xml.close();
        });
    }

    private void header(Elements xml, String supplier, Instant now) throws XMLStreamException {
        xml.open("HEADER");
        xml.text("GENERATOR_INFO", "Backstop");
        xml.open("CATALOG");
        xml.text("LANGUAGE", language(edition.language()));
        xml.text("CATALOG_ID", edition.code());
        xml.text("CATALOG_VERSION", "001.000");
        xml.text("CATALOG_NAME", edition.name());
        var at = now.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.UTC);
        xml.open("DATETIME", "type", "generation_date");
        xml.text("DATE", at.toLocalDate());
        xml.text("TIME", at.toLocalTime().format(DateTimeFormatter.ISO_LOCAL_TIME));
        xml.text("TIMEZONE", "Z");
        xml.close();
        xml.text("CURRENCY", currency);
        xml.close();
        xml.open("SUPPLIER");
        xml.text("SUPPLIER_NAME", supplier);
        xml.close();
        xml.close();
    }

    private void product(Elements xml, EditionLine line, Item item) throws XMLStreamException {
        var printed = line.printed();
        xml.open("PRODUCT", "mode", "new");
        xml.text("SUPPLIER_PID", line.sku());
        xml.open("PRODUCT_DETAILS");
        xml.text("DESCRIPTION_SHORT", printed.name());
        xml.text("DELIVERY_TIME", deliveryTime(printed));
        xml.text("REMARKS", printed.limit() == null ? printed.text() : printed.text() + ". " + printed.limit());
        xml.close();
        xml.open("PRODUCT_ORDER_DETAILS");
        xml.text("ORDER_UNIT", unit(item));
        xml.text("QUANTITY_MIN", item.minimumOrder() == null ? null : item.units().text(item.minimumOrder()));
        xml.text("QUANTITY_INTERVAL", item.orderMultiple() == null ? null : item.units().text(item.orderMultiple()));
        xml.close();
        xml.open("PRODUCT_PRICE_DETAILS");
        xml.open("PRODUCT_PRICE", "price_type", "net_list");
        xml.text("PRICE_AMOUNT", printed.price() == null ? null : Money.text(printed.price()));
        xml.text("PRICE_CURRENCY", Objects.requireNonNullElse(printed.currency(), currency));
        xml.close();
        xml.close();
        if (shop.image(line.sku()).isPresent()) {
            xml.open("MIME_INFO");
            xml.open("MIME");
            xml.text("MIME_TYPE", "url");
            xml.text("MIME_SOURCE", shop.image(line.sku()).orElseThrow());
            xml.text("MIME_PURPOSE", "normal");
            xml.close();
            xml.close();
        }
        xml.close();
    }

    /** Whole working days, Monday to Friday, from when the facts were read; null where nothing is known. */
    private static @Nullable Long deliveryTime(EditionLine.Printed printed) {
        if (printed.code().equals("in-stock") || printed.code().equals("low")) {
            return 1L;
        }
        if (printed.date() == null) {
            return null;
        }
        return workingDays(printed.asOf().atOffset(ZoneOffset.UTC).toLocalDate(), printed.date());
    }

    private static long workingDays(LocalDate from, LocalDate to) {
        return from.datesUntil(to).filter(day -> day.getDayOfWeek().getValue() <= FRIDAY).count();
    }

    /** UN/ECE Recommendation 20, as far as it has a code that we are sure of. */
    private static String unit(Item item) {
        return switch (item.units().unit()) {
            case "piece", "pc", "pcs", "each" -> "C62";
            case "kg" -> "KGM";
            case "g" -> "GRM";
            case "m" -> "MTR";
            case "l", "litre" -> "LTR";
            case "box" -> "BX";
            case "set" -> "SET";
            case "pair" -> "PR";
            default -> item.units().unit();
        };
    }

    private static String language(Language language) {
        return switch (language) {
            case ENGLISH -> "eng";
            case GERMAN -> "deu";
            case SPANISH -> "spa";
        };
    }
}
