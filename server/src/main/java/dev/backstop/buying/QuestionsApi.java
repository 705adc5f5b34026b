package dev.backstop.buying;

import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What vendors are asked, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class QuestionsApi {
    private final Questions questions;
    private final Vendors vendors;

    QuestionsApi(Questions questions, Vendors vendors) {
        this.questions = questions;
        this.vendors = vendors;
    }

    /** What is due and open, the oldest first. */
    @GetMapping("/vendor-questions")
    Listing<OpenQuestion> open(@RequestParam @Nullable String vendor) {
        return Listing.of(questions.open(vendor == null ? null : vendors.require(vendor, "/vendor").id()));
    }

    /** The mail that would ask what is due. */
    @GetMapping("/vendors/{code}/chase")
    ChaseMail.Draft draft(@PathVariable String code) {
        return questions.draft(vendor(code));
    }

    /** How many questions left. */
    record Asked(int asked) {}

    @PostMapping("/vendors/{code}/chase")
    @ResponseStatus(HttpStatus.CREATED)
    Asked ask(@PathVariable String code) {
        return new Asked(questions.ask(vendor(code)));
    }

    /** By which way a person asked. */
    @Strict
    record How(@Nullable String by) {}

    @PostMapping("/vendor-questions/{id}/asked")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void asked(@PathVariable long id, @RequestBody How how) {
        if (how.by() == null || how.by().isBlank()) {
            throw Problem.refused("/by", "Say how the vendor was asked, such as phone.");
        }
        questions.askedBy(id, how.by().strip());
    }

    private Vendor vendor(String code) {
        return vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code));
    }
}
