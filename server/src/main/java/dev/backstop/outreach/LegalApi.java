package dev.backstop.outreach;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where orders stand before the law, and the laws themselves, over HTTP. */
@RestController
@RequestMapping("/api/v1")
class LegalApi {
    private final Legal legal;
    private final Completions completions;
    private final LegalProfiles profiles;
    private final EvidencePack evidence;

    LegalApi(Legal legal, Completions completions, LegalProfiles profiles, EvidencePack evidence) {
        this.legal = legal;
        this.completions = completions;
        this.profiles = profiles;
        this.evidence = evidence;
    }

    @GetMapping("/orders/{number}/legal")
    Legal.Shown legal(@PathVariable String number) {
        return legal.of(number);
    }

    /** Everything that proves how the order was dealt with, as one file. */
    @GetMapping(path = "/orders/{number}/evidence", produces = "application/zip")
    ResponseEntity<byte[]> evidence(@PathVariable String number) {
        return ResponseEntity.ok().header("Content-Disposition", "attachment; filename=\"evidence.zip\"").body(evidence.of(number));
    }

    /** That an order became complete, or was paid for, only now; {@code credit}: the customer applied to us for credit with it. */
    @Strict
    record Completed(@Nullable Instant at, @Nullable String reason, @Nullable Boolean credit) {}

    @PostMapping("/orders/{number}/legal/completed")
    Legal.Shown completed(@PathVariable String number, @RequestBody Completed completed) {
        if (completed.reason() == null || completed.reason().isBlank()) {
            throw Problem.refused("/reason", "Say why the clock starts anew, such as: the card was refused and good payment came.");
        }
        completions.completed(number, completed.at(), Boolean.TRUE.equals(completed.credit()), completed.reason());
        return legal.of(number);
    }

    @GetMapping("/legal-profiles")
    Map<String, Object> profiles() {
        return Map.of("notice", profiles.notice(), "data", profiles.book().laws());
    }

    /** The firm's own reading of a law, in place of ours of the same code and day. */
    @PutMapping("/legal-profiles/{code}")
    Law put(@PathVariable String code, @RequestBody Law law) {
        if (!law.profile().code().equals(code)) {
            throw Problem.refused("/code", "The address names %s, the body %s. Make them equal.".formatted(code, law.profile().code()));
        }
        profiles.put(law);
        return law;
    }
}
