package dev.backstop.catalog;

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

@RestController
@RequestMapping("/api/v1/settings")
class SettingsApi {
    private static final String ONLY = "of the firm";

    private final MasterData<String, SettingsResource> manner;

    SettingsApi(FirmSettings settings, MasterData.Kinds kinds) {
        this.manner = kinds.of(
                "settings",
                SettingsResource.class,
                _ -> Optional.of(SettingsResource.of(settings.now())),
                (_, wanted) -> settings.put(wanted));
    }

    @GetMapping
    ResponseEntity<SettingsResource> get() {
        return manner.get(ONLY);
    }

    @PatchMapping
    ResponseEntity<SettingsResource> patch(@RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(ONLY, patch, request);
    }
}
