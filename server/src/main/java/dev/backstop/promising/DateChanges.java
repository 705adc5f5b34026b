package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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

    /** What becomes of the day that a customer has heard. */
    enum Word {
        /** It holds, or comes later by no more than the grace. */
        KEPT,
        /** It would come later, and does not yet. */
        BROKEN,
        /** It comes later already, whatever is supposed. */
        BROKEN_BEFORE;

        /** As callers read it. */
        String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A piece of a line whose date would change. */
    record Change(OpenLine line, long quantity, @Nullable LocalDate heardShipBy, @Nullable LocalDate shipByBefore,
            @Nullable LocalDate shipBy, Word word) {
        boolean slips() {
            return word == Word.BROKEN;
        }

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
            var slips = is.line().kind() == OpenLine.Kind.ORDER && heard.slips(piece, is.line(), facts);
            var word = !slips ? Word.KEPT : slipped.contains(origin.id()) ? Word.BROKEN_BEFORE : Word.BROKEN;
            return new Change(is.line(), piece.quantity(), origin.heardShipBy(), day, piece.part().shipBy(), word);
        }).filter(change -> !Objects.equals(change.shipByBefore(), change.shipBy())).toList();
    }
}
