package dev.backstop.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Brings a past year near to today, by whole weeks so that every day of the week stays what it was. */
final class Dates {
    private Dates() {}

    /** The firm with its sales moved so that the last lies one to seven days before {@code today}. */
    static Firm moved(Firm firm, LocalDate today) {
        var days = daysToMove(firm.sales().getLast().at().toLocalDate(), today);
        var sales = firm.sales().stream().map(sale -> sale.on(sale.at().plusDays(days))).toList();
        return new Firm(firm.goods(), firm.makers(), firm.accounts(), sales, firm.delays(), firm.calendar());
    }

    static long daysToMove(LocalDate last, LocalDate today) {
        return Math.floorDiv(ChronoUnit.DAYS.between(last, today) - 1, 7L) * 7;
    }
}
