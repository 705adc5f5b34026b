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
@RequestMapping("/api/v1/vendors")
class VendorsApi {
    private final Vendors vendors;
    private final VendorTable table;
    private final References references;
    private final MasterData<String, VendorResource> manner;

    VendorsApi(Vendors vendors, VendorTable table, References references, MasterData.Kinds kinds) {
        this.vendors = vendors;
        this.table = table;
        this.references = references;
        this.manner = kinds.of(
                "vendor",
                VendorResource.class,
                code -> table.byCodes(List.of(code)).stream().findFirst(),
                (code, wanted) -> vendors.putAll(List.of(wanted.named(code))).getFirst());
    }

    @GetMapping
    Listing<VendorResource> list(@RequestParam @Nullable String q, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        return Listing.page(table.page(Items.patterns(q == null ? "" : q), page), page, VendorResource::key);
    }

    @GetMapping("/{code}")
    ResponseEntity<VendorResource> get(@PathVariable String code) {
        return manner.get(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<VendorResource> put(@PathVariable String code, @RequestBody VendorResource wanted, WebRequest request) {
        return manner.put(code, wanted, request);
    }

    @PatchMapping("/{code}")
    ResponseEntity<VendorResource> patch(@PathVariable String code, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(code, patch, request);
    }

    @DeleteMapping("/{code}")
    ResponseEntity<Void> delete(@PathVariable String code, WebRequest request) {
        return manner.delete(code, request, () -> {
            var vendor = vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code));
            references.delete("catalog.vendor", vendor.id(), "vendor " + code);
        });
    }
}
