package dev.backstop.supply;

import dev.backstop.web.MasterData;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/routings/{sku}/{location}")
class RoutingsApi {
    private final Routings routings;
    private final MasterData<Routings.Key, Routings.Routing> manner;

    RoutingsApi(Routings routings, MasterData.Kinds kinds) {
        this.routings = routings;
        this.manner = kinds.of("routing", Routings.Routing.class, routings::find, routings::put);
    }

    @GetMapping
    ResponseEntity<Routings.Routing> get(@PathVariable String sku, @PathVariable String location) {
        return manner.get(new Routings.Key(sku, location));
    }

    @PutMapping
    ResponseEntity<Routings.Routing> put(@PathVariable String sku, @PathVariable String location, @RequestBody Routings.Routing wanted, WebRequest request) {
        return manner.put(new Routings.Key(sku, location), wanted, request);
    }

    @DeleteMapping
    ResponseEntity<Void> delete(@PathVariable String sku, @PathVariable String location, WebRequest request) {
        var key = new Routings.Key(sku, location);
        return manner.delete(key, request, () -> routings.delete(key));
    }
}
