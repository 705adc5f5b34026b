package dev.backstop.planning;

import dev.backstop.planning.DelayRecord.Delivery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Whether the days said of a sender held as often as was said, judged on its own past: each day is said again from the deliveries that were known when
 * it was expected, and held against when it came. A sender who gets worse faster than its record forgets shows here first.
 *
 * @param dates   past dates that could be judged, the newest {@value #MOST} at most
 * @param held    of them, those that would have held at the chance said
 * @param level   the chance with which days are to be asked of its record, so that they hold as often as said; the chance said, unless it is widened
 * @param verdict what to make of it
 */
public record DateCalibration(int dates, int held, double level, Verdict verdict) {
    /** Fewer dates say nothing of a chance of nine in ten. */
    public static final int FEWEST = 20;
    private static final int MOST = 60;
    /** So rarely would so few hold by bad luck alone. */
    private static final double LUCK = 0.05;
    private static final double[] WIDER = {0.95, 0.975, 0.99};
    private static final int LONG_BEFORE = -3650;

    /** What the past dates of a sender tell. */
    public enum Verdict {
        /** Fewer than {@link #FEWEST} dates. */
        TOO_FEW,
        /** What held is what chance explains. */
        AS_SAID,
        /** Too few held: its days are now asked at a higher level, at which enough would have. */
        WIDENED,
        /** Too few held, even at the highest level: somebody has to look at this sender. */
        BEYOND_ITS_RECORD
    }

    /**
     * Judges a record.
     *
     * @param said the chance that is told with its days, such as 0.9
     */
    public static DateCalibration of(Collection<Delivery> deliveries, double said) {
        var past = past(deliveries);
        var held = held(past, said);
        if (past.size() < FEWEST) {
            return new DateCalibration(past.size(), held, said, Verdict.TOO_FEW);
        }
        if (chanceOfAtMost(held, past.size(), said) > LUCK) {
            return new DateCalibration(past.size(), held, said, Verdict.AS_SAID);
        }
        for (var level : WIDER) {
            if (level > said && held(past, level) >= said * past.size()) {
                return new DateCalibration(past.size(), held, level, Verdict.WIDENED);
            }
        }
        return new DateCalibration(past.size(), held, Math.max(said, WIDER[WIDER.length - 1]), Verdict.BEYOND_ITS_RECORD);
    }

    /** A delivery, and what was known of its sender on the day it was expected. */
    private record Past(DelayRecord known, int days) {}

    private static List<Past> past(Collection<Delivery> deliveries) {
        var sorted = deliveries.stream().sorted(Comparator.comparing(Delivery::receivedOn)).toList();
        var past = new ArrayList<Past>();
        for (var one : sorted.subList(Math.max(0, sorted.size() - MOST), sorted.size())) {
            var expectedOn = one.receivedOn().minusDays(one.days());
            var known = DelayRecord.of(before(sorted, expectedOn), expectedOn);
            if (known.isEnough()) {
                past.add(new Past(known, one.days()));
            }
        }
        return past;
    }

    private static List<Delivery> before(List<Delivery> sorted, LocalDate day) {
        return sorted.stream().takeWhile(each -> each.receivedOn().isBefore(day)).toList();
    }

    private static int held(List<Past> past, double level) {
        return (int) past.stream().filter(one -> {
            var within = one.known().within(level, LONG_BEFORE);
            return within.isPresent() && one.days() <= within.getAsInt();
        }).count();
    }

    /** Binomial: the chance that no more than so many of so many hold, each with the same chance. */
    static double chanceOfAtMost(int held, int dates, double chance) {
        var term = Math.pow(1 - chance, dates);
        var sum = term;
        for (var k = 1; k <= held; k++) {
            term *= (dates - k + 1.0) / k * chance / (1 - chance);
            sum += term;
        }
        return Math.min(1, sum);
    }
}
