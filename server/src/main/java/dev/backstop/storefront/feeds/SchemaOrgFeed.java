package dev.backstop.storefront.feeds;

import dev.backstop.catalog.Money;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.web.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Products of schema.org as JSON-LD, one a line. */
final class SchemaOrgFeed {
    private final Writer into;
    private final Shop shop;
    private final Json json;

    SchemaOrgFeed(Writer into, Shop shop, Json json) {
        this.into = into;
        this.shop = shop;
        this.json = json;
    }

    void write(Entry entry) throws IOException {
        into.write(json.write(product(entry)));
        into.write('\n');
    }

    private Map<String, Object> product(Entry entry) {
        var item = entry.item();
        var said = entry.elsewhere().schemaOrg();
        var offer = new LinkedHashMap<String, Object>();
        offer.put("@type", "Offer");
        if (item.price() != null) {
            offer.put("price", Money.text(item.price()));
            offer.put("priceCurrency", Objects.requireNonNullElse(item.priceCurrency(), ""));
        }
        offer.put("availability", said.url());
        if (said.availabilityStarts() != null) {
            offer.put("availabilityStarts", said.availabilityStarts().toString());
        }
        offer.put("itemCondition", "https://schema.org/NewCondition");
        shop.itemPage(item.sku()).ifPresent(page -> offer.put("url", page));
        var product = new LinkedHashMap<String, Object>();
        product.put("@context", "https://schema.org");
        product.put("@type", "Product");
        product.put("sku", item.sku());
        product.put("name", item.name());
        if (item.category() != null) {
            product.put("category", item.category());
        }
        shop.image(item.sku()).ifPresent(image -> product.put("image", image));
        product.put("offers", offer);
        return product;
    }
}
