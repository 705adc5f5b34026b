package dev.backstop.storefront.addresses;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The shop that shows our items.
 *
 * @param itemPage  address of an item's page, with {@code {sku}} in it; null: nobody said
 * @param image     address of its picture, likewise
 * @param brand     under which the items are sold, where the items have no other; null: none
 * @param feedToken who knows it may fetch the feeds
 */
public record Shop(@Nullable String itemPage, @Nullable String image, @Nullable String brand, String feedToken) {

    public Optional<String> itemPage(String sku) {
        return filled(itemPage, sku);
    }

    public Optional<String> image(String sku) {
        return filled(image, sku);
    }

    private static Optional<String> filled(@Nullable String template, String sku) {
        return Optional.ofNullable(template)
                .map(address -> address.replace("{sku}", URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20")));
    }
}
