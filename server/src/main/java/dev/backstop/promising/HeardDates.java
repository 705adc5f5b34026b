package dev.backstop.promising;

import dev.backstop.catalog.FirmSettings;
import org.springframework.stereotype.Component;

/** Compares what was decided with what customers have heard. */
@Component
class HeardDates {
    private final FirmSettings settings;

    HeardDates(FirmSettings settings) {
        this.settings = settings;
    }

    /** Pieces of a line that come later than was heard, by more than the grace. */
    int slips(Decisions.Decision decision, Facts facts) {
        return (int) ScheduleChanges.lay(decision).pieces().stream().filter(piece -> slips(piece, decision.line(), facts)).count();
    }

    boolean slips(ScheduleChanges.Piece piece, OpenLine line, Facts facts) {
        var heard = piece.origin().heardShipBy();
        return heard != null && (piece.part().shipBy() == null
                || facts.at(line).location().calendar().workingDaysBetween(heard, piece.part().shipBy()) > settings.now().graceWorkingDays());
    }
}
