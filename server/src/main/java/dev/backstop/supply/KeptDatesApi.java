package dev.backstop.supply;

import dev.backstop.catalog.Vendors;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How often the days said of vendors held, and with how much room they are said therefore. */
@RestController
@RequestMapping("/api/v1/kept-dates")
class KeptDatesApi {
    private final CalibrationRows rows;
    private final Vendors vendors;

    KeptDatesApi(CalibrationRows rows, Vendors vendors) {
        this.rows = rows;
        this.vendors = vendors;
    }

    /** Those to look at first; a vendor that has not been judged yet is not among them. */
    @GetMapping
    Listing<KeptDates> list(@RequestParam @Nullable String vendor) {
        if (vendor != null && vendors.byCode(vendor).isEmpty()) {
            throw Problem.refused("/vendor", "There is no vendor %s. Name one by its code.".formatted(vendor));
        }
        return Listing.of(rows.find(vendor));
    }
}
