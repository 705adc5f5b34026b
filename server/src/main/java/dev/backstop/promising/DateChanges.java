package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What becomes of the dates of a line that is decided anew over other facts. */
@Component
class DateChanges {
    private final HeardDates heard;

    DateChanges(HeardDates heard) {
        this.heard = heard;
    }

    /**
     * A piece of a line whose date would change.
     *
     * @param slips whether it would come later than the customer has heard, beyond the grace, and does not yet
     */
    record Change(OpenLine line, long quantity, @Nullable LocalDate heardShipBy, @Nullable LocalDate shipByBefore,
            @Nullable LocalDate shipBy, boolean slips) {
        boolean later() {
            return shipByBefore != null && (shipBy == null || shipBy.isAfter(shipByBefore));
        }
    }

    /** The pieces of a line whose date is another one. */
    List<Change> between(Decisions.Decision was, Decisions.Decision is, Facts facts) {
        var before = ScheduleChanges.lay(was).pieces();
        var slipped = before.stream().filter(piece -> heard.slips(piece, was.line(), facts)).map(piece -> piece.origin().id())
                .collect(toSet());
        return ScheduleChanges.lay(is).pieces().stream().map(piece -> {
            var origin = piece.origin();
            var day = before.stream().filter(old -> old.origin().id() == origin.id()
                    && !old.child()).findFirst().map(old -> old.part().shipBy())
                    .orElse(null);
            var slips = is.line().kind() == OpenLine.Kind.ORDER && !slipped.contains(origin.id()) && heard.slips(piece, is.line(), facts);
            return new Change(is.line(), piece.quantity(), origin.heardShipBy(), day, piece.part().shipBy(), slips);
        }).filter(change -> !Objects.equals(change.shipByBefore(), change.shipBy())).toList();
    }
}
