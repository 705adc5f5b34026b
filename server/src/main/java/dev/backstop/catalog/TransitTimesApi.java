package dev.backstop.catalog;

import dev.backstop.web.MasterData;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/transit-times/{location}/{country}")
class TransitTimesApi {
    private final MasterData<TransitTimes.Key, TransitTimes.Days> manner;

    TransitTimesApi(TransitTimes times, MasterData.Kinds kinds) {
        this.manner = kinds.of("transit time", TransitTimes.Days.class, times::find, times::put);
    }

    @GetMapping
    ResponseEntity<TransitTimes.Days> get(@PathVariable String location, @PathVariable String country) {
        return manner.get(new TransitTimes.Key(location, country));
    }

    @PutMapping
    ResponseEntity<TransitTimes.Days> put(
            @PathVariable String location, @PathVariable String country, @RequestBody TransitTimes.Days wanted, WebRequest request) {
        return manner.put(new TransitTimes.Key(location, country), wanted, request);
    }
}
