package dev.backstop.outreach;

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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Calls over HTTP. */
@RestController
@RequestMapping("/api/v1/calls")
class CallsApi {
    private final Calls calls;

    CallsApi(Calls calls) {
        this.calls = calls;
    }

    @GetMapping
    Listing<Calls.Call> open() {
        return Listing.of(calls.open());
    }

    @GetMapping("/{call}")
    Calls.Call one(@PathVariable long call) {
        return calls.one(call);
    }

    /** What came of a call; {@code line} and {@code sku} with SUBSTITUTED. */
    @Strict
    record Came(Calls.@Nullable Outcome outcome, @Nullable Integer line, @Nullable String sku, @Nullable String note) {}

    @PostMapping("/{call}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void outcome(@PathVariable long call, @RequestBody Came came) {
        if (came.outcome() == null) {
            throw Problem.refused("/outcome", "Say what came of the call, such as CONSENT_DATE, CANCELLED, NO_DECISION, CALLBACK or VOICEMAIL.");
        }
        calls.record(call, came.outcome(), came.line(), came.sku(), came.note());
    }
}
