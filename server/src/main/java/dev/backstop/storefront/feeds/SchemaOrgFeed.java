package dev.backstop.storefront.feeds;

import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.StructuredData;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.web.Json;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;

/** Products of schema.org as JSON-LD, one a line: what stands on the item pages too. */
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
        var sku = entry.item().sku();
        var product = new LinkedHashMap<>(StructuredData.of(entry.answer(), entry.item(), Shopper.ANYONE, shop.itemPage(sku).orElse(null)));
        shop.image(sku).ifPresent(image -> product.put("image", image));
        into.write(json.write(product));
        into.write('\n');
    }
}
