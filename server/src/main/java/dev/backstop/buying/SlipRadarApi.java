package dev.backstop.buying;

import dev.backstop.catalog.Vendors;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lines that will be late, over HTTP. */
@RestController
@RequestMapping("/api/v1/slip-radar")
class SlipRadarApi {
    private static final int MOST = 500;

    private final SlipRadar radar;
    private final Vendors vendors;

    SlipRadarApi(SlipRadar radar, Vendors vendors) {
        this.radar = radar;
        this.vendors = vendors;
    }

    /** Those first that put the most promised money at risk. */
    @GetMapping
    Listing<SlipRadar.Blip> blips(@RequestParam @Nullable String vendor, @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST) {
            throw Problem.refused("/limit", "%d is out of range. Use a whole number from 1 to %d.".formatted(limit, MOST));
        }
        return Listing.of(radar.blips(vendor == null ? null : vendors.require(vendor, "/vendor").id(), limit));
    }
}
