package dev.backstop.planning.law;

import static java.time.DayOfWeek.*;

import dev.backstop.planning.WorkingCalendar;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Laws as the reference has them, and contracts under them, on a calendar of five days a week. */
final class Laws {
    static final WorkingCalendar FIVE_DAYS = new WorkingCalendar(Set.of(MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY), Set.of());
    static final LegalProfile US = profile("US", Basis.SHIP, 30, Silence.ENDS_THE_ORDER, null, days(7, RefundTerm.Unit.WORKING_DAYS), 0,
            false);
    static final LegalProfile EU = profile("EU", Basis.DELIVER, 0, Silence.KEEPS_THE_ORDER, null, days(14, RefundTerm.Unit.CALENDAR_DAYS),
            14, true);
    static final LegalProfile BC = profile("CA-BC", Basis.DELIVER, 0, Silence.KEEPS_THE_ORDER, 30, days(15, RefundTerm.Unit.CALENDAR_DAYS),
            0, false);

    private Laws() {}

    private static RefundTerm days(int count, RefundTerm.Unit unit) {
        return new RefundTerm(count, unit);
    }

    private static LegalProfile profile(String code, Basis basis, int silent, Silence silence, @Nullable Integer mayEndAfter,
            RefundTerm refund, int withdrawal,
            boolean online) {
        return new LegalProfile(code, code, LocalDate.of(2020, 1, 1), basis, 30, 50, silent, 30, silence, mayEndAfter, 14, refund,
                new RefundTerm(1, RefundTerm.Unit.BILLING_CYCLES), days(14, RefundTerm.Unit.CALENDAR_DAYS), withdrawal, online, 5, "test");
    }

    static Terms ordered(LegalProfile profile, LocalDate on) {
        return new Terms(profile, on, null, false, false, 0, FIVE_DAYS);
    }

    static Terms stated(LegalProfile profile, LocalDate on, LocalDate shipOn) {
        return new Terms(profile, on, shipOn, false, false, 0, FIVE_DAYS);
    }

    /** A notice that says all that it must. */
    static LegalEvent.NoticeSent notice(Terms terms, Standing standing, LocalDate on, @Nullable LocalDate shipOn) {
        return new LegalEvent.NoticeSent(on, shipOn, NoticeRules.of(terms, standing, shipOn).mandatory());
    }
}
