package dev.backstop.catalog;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/transit-times")
class TransitTimesApi {
    private final TransitTimes times;
    private final MasterData<TransitTimes.Key, TransitTimes.Days> manner;

    TransitTimesApi(TransitTimes times, MasterData.Kinds kinds) {
        this.times = times;
        this.manner = kinds.of("transit time", TransitTimes.Days.class, times::find, times::put);
    }

    /** By location and country. */
    @GetMapping
    Listing<TransitTimes.Days> list(
            @RequestParam @Nullable String location, @RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return times.list(location, Cursor.of(cursor, limit));
    }

    @GetMapping("/{location}/{country}")
    ResponseEntity<TransitTimes.Days> get(@PathVariable String location, @PathVariable String country) {
        return manner.get(new TransitTimes.Key(location, country));
    }

    @PutMapping("/{location}/{country}")
    ResponseEntity<TransitTimes.Days> put(
            @PathVariable String location, @PathVariable String country, @RequestBody TransitTimes.Days wanted, WebRequest request) {
        return manner.put(new TransitTimes.Key(location, country), wanted, request);
    }

    @DeleteMapping("/{location}/{country}")
    ResponseEntity<Void> delete(@PathVariable String location, @PathVariable String country, WebRequest request) {
        var key = new TransitTimes.Key(location, country);
        return manner.delete(key, request, () -> times.delete(key));
    }
}
