package dev.backstop.storefront;

import dev.backstop.web.MasterData;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/** Which shops may ask, how often, and what their pages say besides the date. */
@RestController
@RequestMapping("/api/v1/shop-settings")
class ShopSettingsApi {
    private static final String ONLY = "of the firm";

    private final MasterData<String, ShopSettingsResource> manner;

    ShopSettingsApi(ShopSettingsRows rows, MasterData.Kinds kinds) {
        this.manner = kinds.of("shop settings", ShopSettingsResource.class, _ -> Optional.of(ShopSettingsResource.of(rows.now())),
                (_, wanted) -> rows.put(wanted));
    }

    @GetMapping
    ResponseEntity<ShopSettingsResource> get() {
        return manner.get(ONLY);
    }

    @PatchMapping
    ResponseEntity<ShopSettingsResource> patch(@RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(ONLY, patch, request);
    }
}
