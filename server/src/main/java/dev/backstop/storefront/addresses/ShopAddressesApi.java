package dev.backstop.storefront.addresses;

import dev.backstop.access.Audit;
import dev.backstop.web.Form;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The addresses of the shop over HTTP. The secret is never taken from outside: it is made anew. */
@RestController
@RequestMapping("/api/v1/shop-addresses")
class ShopAddressesApi {
    private final ShopAddresses addresses;
    private final Json json;
    private final Audit audit;

    ShopAddressesApi(ShopAddresses addresses, Json json, Audit audit) {
        this.addresses = addresses;
        this.json = json;
        this.audit = audit;
    }

    /** What may be set. */
    @Strict
    record Wanted(@Nullable String itemPage, @Nullable String image, @Nullable String brand) {}

    @GetMapping
    Shop now() {
        return addresses.now();
    }

    @PatchMapping
    Shop change(@RequestBody JsonNode patch) {
        var present = addresses.said();
        var wanted = json.patched(new Wanted(present.itemPage(), present.image(), present.brand()), patch, Wanted.class);
        var form = new Form();
        address("/itemPage", wanted.itemPage(), form);
        address("/image", wanted.image(), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        addresses.store(new Shop(wanted.itemPage(), wanted.image(), wanted.brand(), present.feedToken()));
        audit.note("shop addresses changed", patch.toString());
        return addresses.now();
    }

    /** Whoever knew the old secret fetches no more feeds. */
    @PostMapping("/feed-token")
    Shop newToken() {
        var present = addresses.said();
        addresses.store(new Shop(present.itemPage(), present.image(), present.brand(), ShopAddresses.newToken()));
        audit.note("feed token made anew", null);
        return addresses.now();
    }

    private static void address(String pointer, @Nullable String template, Form form) {
        if (template == null) {
            return;
        }
        try {
            var address = new URI(template.replace("{sku}", "SKU"));
            if (template.contains("{sku}") && address.getHost() != null && ("https".equals(address.getScheme())
                    || "http".equals(address.getScheme()))) {
                return;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        form.fault(pointer, "%s is not such an address. Write it with {sku} where the item's key stands: https://shop.example/items/{sku}."
                .formatted(template));
    }
}
