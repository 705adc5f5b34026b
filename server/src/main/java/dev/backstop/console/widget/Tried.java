package dev.backstop.console.widget;

import dev.backstop.web.Say;
import dev.backstop.console.Option;
import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Elsewhere;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One item as a shop's page shows it.
 *
 * @param element the element with what the server writes for those without script
 * @param snippet what the shop's page takes over, as text
 * @param data    the structured data of the same page, as text
 */
public record Tried(Availability answer, Element element, String snippet, String data, List<Word> words) {
    public Tried {
        words = List.copyOf(words);
    }

    /** The element's attributes; null is left out. */
    public record Element(String sku, @Nullable String quantity, @Nullable String country, String language) {
        String written(String fallback) {
            return "<stock-promise sku=\"%s\"%s%s locale=\"%s\" item-url=\"/p/{sku}\">%s</stock-promise>".formatted(escaped(sku),
                    quantity == null ? "" : " qty=\"%s\"".formatted(escaped(quantity)),
                    country == null ? "" : " country=\"%s\"".formatted(escaped(country)), escaped(language), escaped(fallback));
        }
    }

    /** What somebody else calls the state; {@code day} null: no date is given there. */
    public record Word(String who, String says, @Nullable LocalDate day) {}

    /** @param base where this server is reached, such as {@code https://stock.example} */
    static Tried of(Availability answer, Element element, String base, String data) {
        var fallback = answer.display().state() + ". " + answer.display().line() + ".";
        var snippet = """
                <link rel="stylesheet" href="%1$s/stock-promise.css">
                <script src="%1$s/stock-promise.js" defer></script>

                %2$s
                """.formatted(base, element.written(fallback));
        return new Tried(answer, element, snippet, "<script type=\"application/ld+json\">" + data + "</script>",
                words(Elsewhere.of(answer)));
    }

    private static List<Word> words(Elsewhere there) {
        var google = there.google();
        return List.of(new Word("schema.org", there.schemaOrg().availability(), there.schemaOrg().availabilityStarts()),
                new Word("Google Merchant Center", google == null ? "taken out of the feed" : google.availability(),
                        google == null ? null : google.availabilityDate()),
                new Word("Shopify", there.shopify().inventoryPolicy() + (there.shopify().fulfilmentHold() == null ? ""
                        : ", orders held: " + there.shopify().fulfilmentHold()), null),
                new Word("WooCommerce", there.wooCommerce().stockStatus() + ", backorders " + there.wooCommerce().backorders(), null),
                new Word("Medusa", "allow_backorder " + there.medusa().allowBackorder(), null),
                new Word("ONIX, list 65", there.onix().productAvailability(), there.onix().supplyDate()));
    }

    static List<Option> countries() {
        return Stream.concat(Stream.of(new Option("", "not said")), Stream.of(Locale.getISOCountries())
                .map(code -> new Option(code, Locale.of("", code).getDisplayCountry(Say.locale())))
                .sorted(java.util.Comparator.comparing(Option::words))).toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
