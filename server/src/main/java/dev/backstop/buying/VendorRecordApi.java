package dev.backstop.buying;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A vendor's record over HTTP: as data, and as the sheet for the talk with it. */
@RestController
@RequestMapping("/api/v1/vendors/{code}/record")
class VendorRecordApi {
    private final VendorRecords records;
    private final Vendors vendors;
    private final Locations locations;
    private final Letterheads letterheads;
    private final Clock clock;

    VendorRecordApi(VendorRecords records, Vendors vendors, Locations locations, Letterheads letterheads, Clock clock) {
        this.records = records;
        this.vendors = vendors;
        this.locations = locations;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    /** Of the year up to today, unless other days are named. */
    @GetMapping
    VendorRecord get(@PathVariable String code, @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        return record(code, from, to);
    }

    @GetMapping(path = "/pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> pdf(@PathVariable String code, @RequestParam @Nullable LocalDate from, @RequestParam @Nullable LocalDate to) {
        return sheet(code, from, to);
    }

    ResponseEntity<byte[]> sheet(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        var name = "record-%s.pdf".formatted(code.replaceAll("[^A-Za-z0-9._-]", "_"));
        return OrderVersionsApi.file(name, MediaType.APPLICATION_PDF_VALUE,
                NegotiationSheet.pdf(record(code, from, to), letterheads.now()));
    }

    private VendorRecord record(String code, @Nullable LocalDate from, @Nullable LocalDate to) {
        var last = to == null ? today() : to;
        var first = from == null ? last.minusDays(365) : from;
        if (first.isAfter(last)) {
            throw Problem.refused("/from", "%s lies after %s. Name the earlier day first.".formatted(first, last));
        }
        return records.of(vendor(code), first, last);
    }

    private LocalDate today() {
        var now = clock.instant();
        return locations.all().stream().filter(Location::active).findFirst().map(place -> place.today(now))
                .orElseGet(() -> LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private Vendor vendor(String code) {
        return vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code));
    }
}
