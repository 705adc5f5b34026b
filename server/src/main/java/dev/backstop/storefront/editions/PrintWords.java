package dev.backstop.storefront.editions;

import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Phrases;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Availability in words for print, which are read for months. Dates become thirds of a month, or months where they are far: a day is
 * wrong before
 * the ink is dry. What is expected before readers get the catalogue counts as available.
 */
final class PrintWords {
    private static final int FAR_DAYS = 90;
    private static final int EARLY = 10;
    private static final int MID = 20;

    private final Phrases phrases;
    private final LocalDate printsOn;

    PrintWords(Phrases phrases, LocalDate printsOn) {
        this.phrases = phrases;
        this.printsOn = printsOn;
    }

    /** Words, the date behind them, and the last day that they can be taken to mean. */
    record Worded(String text, @Nullable LocalDate date, @Nullable LocalDate until) {}

    Worded of(Availability answer) {
        return switch (answer.state()) {
            case IN_STOCK, LOW -> undated("print.now");
            case BACKORDER, PREORDER -> expected(answer.shipsBy());
            case MADE_TO_ORDER -> made(answer);
            case OUT -> undated("print.out");
            case ENDED -> undated("print.ended");
        };
    }

    private Worded undated(String words) {
        return new Worded(phrases.say(words), null, null);
    }

    private Worded expected(@Nullable LocalDate date) {
        if (date == null) {
            return undated("print.undated");
        }
        if (!date.isAfter(printsOn)) {
            return new Worded(phrases.say("print.now"), date, printsOn);
        }
        var endOfMonth = date.withDayOfMonth(date.lengthOfMonth());
        if (ChronoUnit.DAYS.between(printsOn, date) > FAR_DAYS) {
            return new Worded(phrases.say("print.month", "month", month(date)), date, endOfMonth);
        }
        var day = date.getDayOfMonth();
        if (day <= EARLY) {
            return new Worded(phrases.say("print.early", "month", month(date)), date, date.withDayOfMonth(EARLY));
        }
        return day <= MID ? new Worded(phrases.say("print.mid", "month", month(date)), date, date.withDayOfMonth(MID))
                : new Worded(phrases.say("print.late", "month", month(date)), date, endOfMonth);
    }

    private String month(LocalDate date) {
        return phrases.day(date.getYear() == printsOn.getYear() ? "print.month-name" : "month", date);
    }

    /** How long it takes stays true longer than when it would come. */
    private Worded made(Availability answer) {
        var date = answer.shipsBy();
        if (date == null) {
            return undated("print.made");
        }
        var days = ChronoUnit.DAYS.between(answer.asOf().atOffset(ZoneOffset.UTC).toLocalDate(), date);
        return new Worded(phrases.say("print.made.weeks", "weeks", Long.toString(Math.max(1, Math.ceilDiv(days, 7L)))), date, null);
    }
}
