package dev.backstop.storefront.editions;

import dev.backstop.catalog.Money;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.storefront.xml.Elements;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/** An edition for tagged layouts: one element for each field, with the name of its paragraph style. */
final class LayoutXml {
    private static final String LAYOUT = "http://ns.adobe.com/AdobeInDesign/4.0/";

    private LayoutXml() {}

    static String of(Edition edition, List<EditionLine> lines, Shop shop) {
        return Elements.document(xml -> {
            xml.open("edition", "code", edition.code(), "name", edition.name());
            xml.namespace("aid", LAYOUT);
            for (var line : lines) {
                var printed = line.printed();
                xml.open("item", "page", Integer.toString(line.page()));
                field(xml, "section", line.section());
                field(xml, "name", printed.name());
                field(xml, "sku", line.sku());
                field(xml, "price", printed.price() == null ? null : "%s %s".formatted(Money.text(printed.price()), printed.currency()));
                field(xml, "availability", printed.text());
                field(xml, "limit", printed.limit());
                field(xml, "replaces", printed.replaces());
                field(xml, "link", shop.itemPage(line.sku()).orElse(null));
                xml.close();
            }
            xml.close();
        });
    }

    private static void field(Elements xml, String name, @Nullable String value) throws XMLStreamException {
        xml.text(name, value, "aid", LAYOUT, "pstyle", name);
    }
}
