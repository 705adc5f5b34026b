package dev.backstop.supply;

import dev.backstop.catalog.Locations;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
@RequestMapping("/api/v1/work-centres")
class WorkCentresApi {
    private static final int MOST_DAYS = 366;

    private final WorkCentres centres;
    private final MasterData<String, WorkCentres.Centre> manner;
    private final Locations locations;
    private final Clock clock;

    WorkCentresApi(WorkCentres centres, MasterData.Kinds kinds, Locations locations, Clock clock) {
        this.centres = centres;
        this.manner = kinds.of("work centre", WorkCentres.Centre.class, centres::find, centres::put);
        this.locations = locations;
        this.clock = clock;
    }

    @GetMapping
    Listing<WorkCentres.Centre> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return centres.list(Cursor.of(cursor, limit));
    }

    @GetMapping("/{code}")
    ResponseEntity<WorkCentres.Centre> get(@PathVariable String code) {
        return manner.get(code);
    }

    @PutMapping("/{code}")
    ResponseEntity<WorkCentres.Centre> put(@PathVariable String code, @RequestBody WorkCentres.Centre wanted, WebRequest request) {
        return manner.put(code, wanted, request);
    }

    /** What is booked from today on, day by day. */
    @GetMapping("/{code}/load")
    Listing<WorkCentres.Day> load(@PathVariable String code, @RequestParam(defaultValue = "28") int days) {
        var centre = centres.find(code).orElseThrow(() -> Problem.notFound("work centre", code));
        if (days < 1 || days > MOST_DAYS) {
            throw Problem.refused("/days", "%d is not between 1 and %d. Ask for as many days as are looked at.".formatted(days, MOST_DAYS));
        }
        var today = locations.require(Objects.requireNonNull(centre.location()), "/location").today(clock.instant());
        return Listing.of(centres.load(code, today, today.plusDays(days)));
    }
}
