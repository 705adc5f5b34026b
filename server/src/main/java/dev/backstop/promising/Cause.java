package dev.backstop.promising;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why promises were made anew.
 *
 * @param kind      ordered, imported, supply-moved, supply-received, edited, cancelled, overtaken, count, day-turned, …
 * @param text      one sentence that can be read out to a customer
 * @param reference the order, supply part or movement behind it
 */
record Cause(String kind, String text, @Nullable String reference) {
    static final Cause DAY_TURNED = new Cause("day-turned", "A day passed and the goods had not left.", null);

    static Cause ordered(String order) {
        return new Cause("ordered", "Order " + order + " was taken.", order);
    }

    static Cause laterThanQuoted(String order, String quote) {
        return new Cause("ordered", "When order %s was taken, the day that quote %s had said could no longer be kept.".formatted(order,
                quote), order);
    }

    static Cause quoted(String quote) {
        return new Cause("quoted", "Quote " + quote + " holds what it promises.", quote);
    }

    /** Another demand of our own came: {@code Transfer TR-1}. */
    static Cause asked(String what, String number) {
        return new Cause("ordered", "%s %s was arranged.".formatted(what, number), number);
    }

    static Cause reserved(String agreement) {
        return new Cause("reserved", "Agreement " + agreement + " reserves what was agreed.", agreement);
    }

    static Cause calledOff(String order, String agreement) {
        return new Cause("ordered", "Order %s called off agreement %s.".formatted(order, agreement), order);
    }

    static Cause calledOffElsewhere(String agreement) {
        return new Cause("cancelled", "Agreement " + agreement + " was called off from another location, and what it held here went to the next in line.", agreement);
    }

    static Cause agreementOver(String agreement) {
        return new Cause("lapsed", "Agreement " + agreement + " is over, and what it held went to the next in line.", agreement);
    }

    static Cause leftOut(String quote) {
        return new Cause("cancelled", "Quote " + quote + " was ordered in part, and the rest went to the next in line.", quote);
    }

    static Cause lapsed(String quote) {
        return new Cause("lapsed", "The time of quote " + quote + " was over, and what it held went to the next in line.", quote);
    }

    static Cause imported(String order) {
        return new Cause("imported", "Order " + order + " was imported; this is what we can promise now.", order);
    }

    /** What a date counted with has not happened. */
    static Cause notOrdered(LocalDate orderOn) {
        return new Cause("not-ordered", "The goods were to be ordered on %s, and nobody has ordered them yet."
                .formatted(Wording.day(orderOn, orderOn)), null);
    }

    static Cause edited(String order) {
        return new Cause("edited", "Order " + order + " was changed.", order);
    }

    static Cause cancelled(String order) {
        return new Cause("cancelled", "Order " + order + " was cancelled in part or whole, and its goods went to the next in line.", order);
    }

    static Cause overtaken(String order) {
        return new Cause("overtaken", "Order " + order + ", which is served first by its priority, took goods that were on the way.",
                order);
    }
}
