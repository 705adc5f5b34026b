package dev.backstop.replenishment;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
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
@RequestMapping("/api/v1/reorder-points")
class ReorderPointsApi {
    private final ReorderPointTable table;
    private final LearnedWords learned;
    private final MasterData<PlaceKey, ReorderPointResource> manner;

    ReorderPointsApi(ReorderRules rules, ReorderPointTable table, LearnedWords learned, MasterData.Kinds kinds) {
        this.table = table;
        this.learned = learned;
        this.manner = kinds.of("reorder point", ReorderPointResource.class, this::find, (key, wanted) -> rules.putAll(List.of(wanted.at(key))).getFirst());
    }

    @GetMapping
    Listing<ReorderPointResource> list(@RequestParam @Nullable String sku, @RequestParam @Nullable String location,
            @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        return Listing.page(learned.added(table.page(sku, location, page)), page, rule -> rule.key().sku() + "\n" + rule.key().location());
    }

    @GetMapping("/{sku}/{location}")
    ResponseEntity<ReorderPointResource> get(@PathVariable String sku, @PathVariable String location) {
        return manner.get(new PlaceKey(sku, location));
    }

    @PutMapping("/{sku}/{location}")
    ResponseEntity<ReorderPointResource> put(
            @PathVariable String sku, @PathVariable String location, @RequestBody ReorderPointResource wanted, WebRequest request) {
        return manner.put(new PlaceKey(sku, location), wanted, request);
    }

    @PatchMapping("/{sku}/{location}")
    ResponseEntity<ReorderPointResource> patch(
            @PathVariable String sku, @PathVariable String location, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(new PlaceKey(sku, location), patch, request);
    }

    /** Where no rule was set the usual one holds, so every item has one at every location. */
    private Optional<ReorderPointResource> find(PlaceKey key) {
        var stored = Optional.ofNullable(table.byKeys(List.of(key)).get(key));
        return learned.added(stored.or(() -> table.usual(key)).stream().toList()).stream().findFirst();
    }
}
