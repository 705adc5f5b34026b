package dev.backstop.replenishment;

import dev.backstop.planning.DemandSeries;
import dev.backstop.replenishment.DemandHistory.Change;
import dev.backstop.replenishment.DemandHistory.Wanted;
import java.time.LocalDate;
import java.util.List;

/** From what was wanted and what was here to a series of demand. */
final class DemandSeriesOf {
    private DemandSeriesOf() {}

    /**
     * The series from the first trace of the item on, or {@code earliest} if that is later.
     *
     * @param wanted  in any order
     * @param changes all there ever were, by day; a day out of stock is one that began with nothing available and saw nothing come in. Before the
     *                first of them nothing is known
     */
    static DemandSeries at(List<Wanted> wanted, List<Change> changes, LocalDate earliest, LocalDate today) {
        var first = today;
        for (var each : wanted) {
            first = each.day().isBefore(first) ? each.day() : first;
        }
        if (!changes.isEmpty() && changes.getFirst().day().isBefore(first)) {
            first = changes.getFirst().day();
        }
        return over(wanted, changes, first.isBefore(earliest) ? earliest : first, today);
    }

    /** The series over given days, whether the item was there yet or not. */
    static DemandSeries over(List<Wanted> wanted, List<Change> changes, LocalDate first, LocalDate today) {
        var filling = DemandSeries.from(first, today);
        wanted.forEach(each -> filling.wanted(each.day(), each.quantity()));
        var available = 0L;
        for (var index = 0; index < changes.size(); index++) {
            var change = changes.get(index);
            if (index > 0 && available <= 0 && !change.cameIn()) {
                filling.outOfStock(change.day());
            }
            available += change.available();
            var next = index + 1 < changes.size() ? changes.get(index + 1).day() : today;
            for (var day = later(change.day().plusDays(1), first); available <= 0 && day.isBefore(next); day = day.plusDays(1)) {
                filling.outOfStock(day);
            }
        }
        return filling.done();
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
