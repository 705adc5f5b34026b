package dev.backstop.buying;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Our name and our addresses on what vendors get. */
@RestController
@RequestMapping("/api/v1")
class LetterheadApi {
    private final Letterheads letterheads;
    private final Locations locations;

    LetterheadApi(Letterheads letterheads, Locations locations) {
        this.letterheads = letterheads;
        this.locations = locations;
    }

    @GetMapping("/letterhead")
    Letterhead get() {
        return letterheads.now();
    }

    @PutMapping("/letterhead")
    Letterhead put(@RequestBody Letterhead wanted) {
        var form = new Form();
        var checked = wanted.checked(form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        letterheads.put(checked);
        return letterheads.now();
    }

    /** Where vendors deliver to. */
    @Strict
    record DeliveryAddress(@Nullable List<String> address) {}

    @GetMapping("/locations/{code}/address")
    DeliveryAddress address(@PathVariable String code) {
        return new DeliveryAddress(letterheads.addressOf(location(code)));
    }

    @PutMapping("/locations/{code}/address")
    DeliveryAddress putAddress(@PathVariable String code, @RequestBody DeliveryAddress wanted) {
        var form = new Form();
        var lines = VendorManner.addressLines("/address", wanted.address(), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        letterheads.putAddress(location(code), lines);
        return address(code);
    }

    private Location location(String code) {
        return locations.byCode(code).orElseThrow(() -> Problem.notFound("location", code));
    }
}
