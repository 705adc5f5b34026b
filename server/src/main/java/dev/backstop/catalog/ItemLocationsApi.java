package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
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
@RequestMapping("/api/v1/item-locations")
class ItemLocationsApi {
    private final ItemLocations itemLocations;
    private final ItemLocationRows rows;
    private final MasterData<PlaceKey, ItemLocationResource> manner;

    ItemLocationsApi(ItemLocations itemLocations, ItemLocationRows rows, MasterData.Kinds kinds) {
        this.itemLocations = itemLocations;
        this.rows = rows;
        this.manner = kinds.of(
                "item-location",
                ItemLocationResource.class,
                key -> itemLocations.resources(List.of(key)).stream().findFirst(),
                (key, wanted) -> itemLocations.putAll(List.of(wanted.at(key))).getFirst());
    }

    @GetMapping
    Listing<ItemLocationResource> list(
            @RequestParam @Nullable String sku,
            @RequestParam @Nullable String location,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var keys = rows.page(sku, location, PlaceKey.after(page), page.limit());
        return Listing.page(itemLocations.resources(keys), page, one -> one.key().cursor());
    }

    @GetMapping("/{sku}/{location}")
    ResponseEntity<ItemLocationResource> get(@PathVariable String sku, @PathVariable String location) {
        return manner.get(new PlaceKey(sku, location));
    }

    @PutMapping("/{sku}/{location}")
    ResponseEntity<ItemLocationResource> put(
            @PathVariable String sku, @PathVariable String location, @RequestBody ItemLocationResource wanted, WebRequest request) {
        return manner.put(new PlaceKey(sku, location), wanted, request);
    }

    @PatchMapping("/{sku}/{location}")
    ResponseEntity<ItemLocationResource> patch(
            @PathVariable String sku, @PathVariable String location, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(new PlaceKey(sku, location), patch, request);
    }

    @DeleteMapping("/{sku}/{location}")
    ResponseEntity<Void> delete(@PathVariable String sku, @PathVariable String location, WebRequest request) {
        var key = new PlaceKey(sku, location);
        return manner.delete(key, request, () -> itemLocations.delete(key));
    }
}
