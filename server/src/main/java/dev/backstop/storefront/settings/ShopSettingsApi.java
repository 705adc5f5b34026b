package dev.backstop.storefront.settings;

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

/** The settings of the shop over HTTP. The secret is never taken from outside: it is made anew. */
@RestController
@RequestMapping("/api/v1/shop-settings")
class ShopSettingsApi {
    private final ShopSettings settings;
    private final Json json;
    private final Audit audit;

    ShopSettingsApi(ShopSettings settings, Json json, Audit audit) {
        this.settings = settings;
        this.json = json;
        this.audit = audit;
    }

    /** What may be set. */
    @Strict
    record Wanted(@Nullable String itemPage, @Nullable String image, @Nullable String brand) {}

    @GetMapping
    Shop now() {
        return settings.now();
    }

    @PatchMapping
    Shop change(@RequestBody JsonNode patch) {
        var present = settings.now();
        var wanted = json.patched(present, patch, Wanted.class);
        var form = new Form();
        address("/itemPage", wanted.itemPage(), form);
        address("/image", wanted.image(), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        settings.store(new Shop(wanted.itemPage(), wanted.image(), wanted.brand(), present.feedToken()));
        audit.note("shop settings changed", patch.toString());
        return settings.now();
    }

    /** Whoever knew the old secret fetches no more feeds. */
    @PostMapping("/feed-token")
    Shop newToken() {
        var present = settings.now();
        settings.store(new Shop(present.itemPage(), present.image(), present.brand(), ShopSettings.newToken()));
        audit.note("feed token made anew", null);
        return settings.now();
    }

    private static void address(String pointer, @Nullable String template, Form form) {
        if (template == null) {
            return;
        }
        try {
            var address = new URI(template.replace("{sku}", "SKU"));
            if (template.contains("{sku}") && address.getHost() != null && ("https".equals(address.getScheme()) || "http".equals(address.getScheme()))) {
                return;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        form.fault(pointer, "%s is not such an address. Write it with {sku} where the item's key stands: https://shop.example/items/{sku}."
                .formatted(template));
    }
}
