package dev.backstop.storefront.feeds;

import dev.backstop.catalog.Money;
import dev.backstop.storefront.Elsewhere;
import dev.backstop.storefront.addresses.Shop;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/**
 * The product data of Google's Merchant Center. All items as RSS 2.0 with its own name space; what changed as a supplemental table of
 * tabs, which
 * overrides the former by id. An item without a price, or that is no longer sold, has no place in it.
 */
final class GoogleFeed {
    private static final String GOOGLE = "http://base.google.com/ns/1.0";

    private final Shop shop;
    private final String firm;

    GoogleFeed(Shop shop, String firm) {
        this.shop = shop;
        this.firm = firm;
    }

    /** What is said of an item; null where it has no place in the feed. */
    static Elsewhere.@Nullable Google said(Entry entry) {
        return entry.item().price() == null ? null : entry.elsewhere().google();
    }

    /** Writes the whole document; the entries come from {@code entries}. */
    void full(Writer into, Source entries) throws IOException {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(into);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("rss");
            xml.writeNamespace("g", GOOGLE);
            xml.writeAttribute("version", "2.0");
            xml.writeStartElement("channel");
            text(xml, "title", firm);
            text(xml, "link", root(shop.itemPage("").orElse("")));
            text(xml, "description", "Items of " + firm);
            entries.each(entry -> {
                try {
                    item(xml, entry);
                } catch (XMLStreamException failed) {
                    throw new IOException(failed);
                }
            });
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException failed) {
            throw new IOException(failed);
        }
    }

    private void item(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
        var said = said(entry);
        if (said == null) {
            return;
        }
        var item = entry.item();
        xml.writeStartElement("item");
        google(xml, "id", item.sku());
        google(xml, "title", item.name());
        google(xml, "description", item.category() == null ? item.name() : "%s. %s".formatted(item.name(), item.category()));
        google(xml, "link", shop.itemPage(item.sku()).orElse(null));
        google(xml, "image_link", shop.image(item.sku()).orElse(null));
        google(xml, "availability", said.availability());
        google(xml, "availability_date", date(said.availabilityDate()));
        var handling = said.handling();
        if (handling != null) {
            google(xml, "min_handling_time", Long.toString(handling.least()));
            google(xml, "max_handling_time", Long.toString(handling.most()));
        }
        google(xml, "price", "%s %s".formatted(Money.text(Objects.requireNonNull(item.price(), "said")), item.priceCurrency()));
        google(xml, "condition", "new");
        google(xml, "brand", Objects.requireNonNullElse(shop.brand(), firm));
        google(xml, "identifier_exists", "no"); // our items carry no number that all the world knows
        google(xml, "product_type", item.category());
        xml.writeEndElement();
    }

    /** The columns of the table of changes. */
    static void heading(Writer into) throws IOException {
        into.write("id\tavailability\tavailability_date\tmin_handling_time\tmax_handling_time\n");
    }

    /** One of its lines; a date or a time that was said before is taken back by an empty one. */
    static void line(Writer into, String sku, Elsewhere.Google said) throws IOException {
        var handling = said.handling();
        into.write("%s\t%s\t%s\t%s\t%s\n".formatted(sku.replace('\t', ' '), said.availability(),
                Objects.requireNonNullElse(date(said.availabilityDate()), ""), handling == null ? "" : Long.toString(handling.least()),
                handling == null ? "" : Long.toString(handling.most())));
    }

    /** With a time, as the format wants it. */
    private static @Nullable String date(@Nullable LocalDate on) {
        return on == null ? null : on + "T00:00Z";
    }

    private static String root(String page) {
        var path = page.indexOf('/', page.indexOf("//") + 2);
        return path < 0 ? page : page.substring(0, path + 1);
    }

    private static void google(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null && !value.isEmpty()) {
            xml.writeStartElement("g", name, GOOGLE);
            xml.writeCharacters(value);
            xml.writeEndElement();
        }
    }

    private static void text(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(value);
        xml.writeEndElement();
    }

    /** Where entries come from, one by one. */
    interface Source {
        void each(One taker) throws IOException;

        /** Takes one entry. */
        interface One {
            void take(Entry entry) throws IOException;
        }
    }
}
