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
@RequestMapping("/api/v1/items")
class ItemsApi {
    private final Items items;
    private final ItemTable table;
    private final References references;
    private final MasterData<String, ItemResource> manner;

    ItemsApi(Items items, ItemTable table, References references, MasterData.Kinds kinds) {
        this.items = items;
        this.table = table;
        this.references = references;
        this.manner = kinds.of(
                "item",
                ItemResource.class,
                sku -> table.bySkus(List.of(sku)).stream().findFirst(),
                (sku, wanted) -> items.putAll(List.of(wanted.named(sku))).getFirst());
    }

    @GetMapping
    Listing<ItemResource> list(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        if (status != null && !Codes.all(Item.Status.class).contains(status)) {
            throw Problem.malformed("%s is no status. Use one of: %s.".formatted(status, String.join(", ", Codes.all(Item.Status.class))));
        }
        var page = Cursor.of(cursor, limit);
        return Listing.page(table.page(Items.patterns(q == null ? "" : q), category, status, page), page, ItemResource::key);
    }

    @GetMapping("/{sku}")
    ResponseEntity<ItemResource> get(@PathVariable String sku) {
        return manner.get(sku);
    }

    @PutMapping("/{sku}")
    ResponseEntity<ItemResource> put(@PathVariable String sku, @RequestBody ItemResource wanted, WebRequest request) {
        return manner.put(sku, wanted, request);
    }

    @PatchMapping("/{sku}")
    ResponseEntity<ItemResource> patch(@PathVariable String sku, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(sku, patch, request);
    }

    @DeleteMapping("/{sku}")
    ResponseEntity<Void> delete(@PathVariable String sku, WebRequest request) {
        return manner.delete(sku, request, () -> {
            var item = items.bySku(sku).orElseThrow(() -> Problem.notFound("item", sku));
            references.delete("catalog.item", item.id(), "item " + sku);
        });
    }
}
