package dev.backstop.replenishment;

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

@RestController
@RequestMapping("/api/v1/replays")
class ReplaysApi {
    private static final int USUAL = 300;
    private static final int MOST = 5_000;
    private static final int SHOWN = 100;

    private final Replays replays;

    ReplaysApi(Replays replays) {
        this.replays = replays;
    }

    /**
     * What to replay.
     *
     * @param segment such as AX; null: all
     * @param most    item-locations at most, of which the same sample is drawn each time; null: 300
     */
    @Strict
    record Asked(@Nullable String segment, @Nullable Integer most) {}

    /** Answers at once; ask again for the progress. */
    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    ReplayResource begin(@RequestBody(required = false) @Nullable Asked asked) {
        var segment = asked == null ? null : asked.segment();
        var most = asked == null || asked.most() == null ? Integer.valueOf(USUAL) : asked.most();
        requireSegment(segment);
        if (most < 1 || most > MOST) {
            throw Problem.refused("/most", "%d is out of range. Replay from 1 to %d item-locations; more are sampled.".formatted(most,
                    MOST));
        }
        return replays.begin(segment, most);
    }

    static void requireSegment(@Nullable String segment) {
        if (segment != null && !segment.matches("[ABC][XYZ]")) {
            throw Problem.refused("/segment",
                    "%s is not a segment. Use A, B or C by value and X, Y or Z by regularity, such as AX.".formatted(segment));
        }
    }

    @GetMapping
    Listing<ReplayResource> list(@RequestParam @Nullable String segment) {
        return Listing.of(replays.latest(segment, SHOWN));
    }

    @GetMapping("/{replay}")
    ReplayResource get(@PathVariable String replay) {
        return replays.byNumber(replay).orElseThrow(() -> Problem.notFound("replay", replay));
    }
}
