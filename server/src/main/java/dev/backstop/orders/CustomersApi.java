package dev.backstop.orders;

import dev.backstop.catalog.References;
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
@RequestMapping("/api/v1/customers")
class CustomersApi {
    private final Customers customers;
    private final CustomerTable table;
    private final References references;
    private final MasterData<String, CustomerResource> manner;

    CustomersApi(Customers customers, CustomerTable table, References references, MasterData.Kinds kinds) {
        this.customers = customers;
        this.table = table;
        this.references = references;
        this.manner = kinds.of(
                "customer",
                CustomerResource.class,
                code -> table.byCodes(List.of(code)).stream().findFirst(),
                (code, wanted) -> customers.putAll(List.of(wanted.named(code))).getFirst());
    }

    @GetMapping
    Listing<CustomerResource> list(@RequestParam @Nullable String q, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        var page = Cursor.of(cursor, limit);
        return Listing.page(table.page(q == null ? "" : q, page), page, CustomerResource::key);
    }

    @GetMapping("/{code}")
    ResponseEntity<CustomerResource> get(@PathVariable String code) {
        return manner.get(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<CustomerResource> put(@PathVariable String code, @RequestBody CustomerResource wanted, WebRequest request) {
        return manner.put(code, wanted, request);
    }

    @PatchMapping("/{code}")
    ResponseEntity<CustomerResource> patch(@PathVariable String code, @RequestBody JsonNode patch, WebRequest request) {
        return manner.patch(code, patch, request);
    }

    @DeleteMapping("/{code}")
    ResponseEntity<Void> delete(@PathVariable String code, WebRequest request) {
        return manner.delete(code, request, () -> {
            var customer = customers.byCode(code).orElseThrow(() -> Problem.notFound("customer", code));
            references.delete("orders.customer", customer.id(), "customer " + code);
        });
    }
}
