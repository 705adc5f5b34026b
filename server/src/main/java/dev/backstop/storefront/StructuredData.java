package dev.backstop.storefront;

import dev.backstop.catalog.Item;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An item's answer as JSON-LD of schema.org, for the page that search engines read: written by the shop's server, since crawlers may run no
 * script.
 */
public final class StructuredData {
    private static final String CONTEXT = "https://schema.org";

    private StructuredData() {}

    /**
     * A {@code Product} with one {@code Offer}. A date stands in it only where all of what was asked for has one.
     *
     * @param url of the item's page in the shop; null: not known here
     */
    public static Map<String, Object> of(Availability answer, Item item, Shopper shopper, @Nullable String url) {
        var product = new LinkedHashMap<String, Object>();
        product.put("@context", CONTEXT);
        product.put("@type", "Product");
        product.put("sku", answer.sku());
        product.put("name", answer.name());
        if (url != null) {
            product.put("url", url);
        }
        product.put("offers", offer(answer, item, shopper));
        return product;
    }

    private static Map<String, Object> offer(Availability answer, Item item, Shopper shopper) {
        var there = Elsewhere.of(answer).schemaOrg();
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        if (item.price() != null && item.priceCurrency() != null) {
            offer.put("priceCurrency", item.priceCurrency());
            offer.put("price", money(item.price()));
        }
        offer.put("availability", there.url());
        if (there.availabilityStarts() != null) {
            offer.put("availabilityStarts", there.availabilityStarts().toString());
        }
        var last = answer.schedule().isEmpty() ? null : answer.schedule().getLast();
        if (shopper.country() != null && last != null && last.shipBy() != null && last.deliverEarliest() != null
                && last.deliverLatest() != null) {
            offer.put("shippingDetails", Map.of("@type", "OfferShippingDetails",
                    "shippingDestination", Map.of("@type", "DefinedRegion", "addressCountry", shopper.country()),
                    "deliveryTime", deliveryTime(answer, days(ChronoUnit.DAYS.between(last.shipBy(), last.deliverEarliest()),
                            ChronoUnit.DAYS.between(last.shipBy(), last.deliverLatest())))));
        }
        return offer;
    }

    private static Map<String, Object> deliveryTime(Availability answer, Map<String, Object> transit) {
        var time = new LinkedHashMap<String, Object>(Map.of("@type", "ShippingDeliveryTime", "transitTime", transit));
        var handling = Handling.of(answer);
        if (handling != null) {
            time.put("handlingTime", days(handling.least(), handling.most()));
        }
        return time;
    }

    private static Map<String, Object> days(long least, long most) {
        return Map.of("@type", "QuantitativeValue", "minValue", least, "maxValue", most, "unitCode", "DAY");
    }

    /** With two decimals, or as many as it has. */
    private static String money(BigDecimal price) {
        var plain = price.stripTrailingZeros();
        return plain.scale() < 2 ? plain.setScale(2, java.math.RoundingMode.UNNECESSARY).toPlainString() : plain.toPlainString();
    }
}
