package dev.backstop.post;

import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Streams of messages over HTTP: holding them back, and addresses that get no more of them. */
@RestController
@RequestMapping("/api/v1/streams")
class StreamsApi {
    private final Pauses pauses;
    private final Suppressions suppressions;

    StreamsApi(Pauses pauses, Suppressions suppressions) {
        this.pauses = pauses;
        this.suppressions = suppressions;
    }

    @GetMapping("/pauses")
    Listing<Pauses.Pause> paused() {
        return Listing.of(pauses.now());
    }

    /** Until when at the longest, and why. */
    @Strict
    record Hold(@Nullable Instant until, @Nullable String reason) {}

    @PutMapping("/{stream}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void pause(@PathVariable String stream, @RequestBody Hold hold) {
        if (hold.until() == null) {
            throw Problem.refused("/until", "Name the time at which messages leave again at the latest, such as 2026-05-03T14:00:00Z.");
        }
        pauses.pause(stream(stream), hold.until(), hold.reason() == null ? "" : hold.reason());
    }

    @DeleteMapping("/{stream}/pause")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resume(@PathVariable String stream) {
        pauses.resume(stream(stream));
    }

    @GetMapping("/suppressions")
    Listing<Suppressions.Suppressed> suppressed() {
        return Listing.of(suppressions.all());
    }

    /** Why. */
    @Strict
    record Why(@Nullable String detail) {}

    @PutMapping("/{stream}/suppressions/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void suppress(@PathVariable String stream, @PathVariable String address, @RequestBody(required = false) @Nullable Why why) {
        suppressions.add(address, stream(stream), why == null ? null : why.detail());
    }

    @DeleteMapping("/{stream}/suppressions/{address}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void lift(@PathVariable String stream, @PathVariable String address) {
        suppressions.lift(address, stream(stream));
    }

    private static Stream stream(String word) {
        return Arrays.stream(Stream.values()).filter(stream -> stream != Stream.HOUSE && stream.word().equals(word)).findAny()
                .orElseThrow(() -> Problem.notFound("stream", word));
    }
}
