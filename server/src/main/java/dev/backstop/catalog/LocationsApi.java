package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import dev.backstop.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/locations")
class LocationsApi {
    private final Locations locations;
    private final LocationTable table;
    private final References references;
    private final MasterData<String, LocationResource> manner;

    LocationsApi(Locations locations, LocationTable table, References references, MasterData.Kinds kinds) {
        this.locations = locations;
        this.table = table;
        this.references = references;
        this.manner = kinds.of(
                "location",
                LocationResource.class,
                code -> table.byCodes(List.of(code)).stream().findFirst(),
                (code, wanted) -> locations.putAll(List.of(wanted.named(code))).getFirst());
    }

    @GetMapping
    Listing<LocationResource> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        return Listing.page(table.page(page), page, LocationResource::key);
    }

    @GetMapping("/{code}")
    ResponseEntity<LocationResource> get(@PathVariable String code) {
        return manner.get(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<LocationResource> put(@PathVariable String code, @RequestBody LocationResource wanted, WebRequest request) {
        return manner.put(code, wanted, request);
    }

    @PatchMapping("/{code}")
    ResponseEntity<LocationResource> patch(@PathVariable String code, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(code, patch, request);
    }

    @DeleteMapping("/{code}")
    ResponseEntity<Void> delete(@PathVariable String code, WebRequest request) {
        return manner.delete(code, request, () -> {
            var location = locations.byCode(code).orElseThrow(() -> Problem.notFound("location", code));
            references.delete("catalog.location", location.id(), "location " + code);
        });
    }
}
