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
@RequestMapping("/api/v1/sourcing-terms")
class SourcingTermsApi {
    private final SourcingTerms terms;
    private final SourcingTermRows rows;
    private final MasterData<PlaceKey, SourcingTermsResource> manner;

    SourcingTermsApi(SourcingTerms terms, SourcingTermRows rows, MasterData.Kinds kinds) {
        this.terms = terms;
        this.rows = rows;
        this.manner = kinds.of(
                "sourcing terms",
                SourcingTermsResource.class,
                key -> terms.resources(List.of(key)).stream().findFirst(),
                (key, wanted) -> terms.putAll(List.of(wanted.at(key))).getFirst());
    }

    @GetMapping
    Listing<SourcingTermsResource> list(
            @RequestParam @Nullable String sku,
            @RequestParam @Nullable String location,
            @RequestParam @Nullable String vendor,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        var keys = rows.page(sku, location, vendor, PlaceKey.after(page), page.limit());
        return Listing.page(terms.resources(keys), page, one -> one.key().cursor());
    }

    @GetMapping("/{sku}/{location}")
    ResponseEntity<SourcingTermsResource> get(@PathVariable String sku, @PathVariable String location) {
        return manner.get(new PlaceKey(sku, location));
    }

    @PutMapping("/{sku}/{location}")
    ResponseEntity<SourcingTermsResource> put(
            @PathVariable String sku, @PathVariable String location, @RequestBody SourcingTermsResource wanted, WebRequest request) {
        return manner.put(new PlaceKey(sku, location), wanted, request);
    }

    @PatchMapping("/{sku}/{location}")
    ResponseEntity<SourcingTermsResource> patch(
            @PathVariable String sku, @PathVariable String location, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(new PlaceKey(sku, location), patch, request);
    }

    @DeleteMapping("/{sku}/{location}")
    ResponseEntity<Void> delete(@PathVariable String sku, @PathVariable String location, WebRequest request) {
        var key = new PlaceKey(sku, location);
        return manner.delete(key, request, () -> terms.delete(key));
    }
}
