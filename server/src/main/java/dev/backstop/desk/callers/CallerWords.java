package dev.backstop.desk.callers;

import static dev.backstop.web.Say.say;
import static dev.backstop.web.Say.told;

import dev.backstop.console.Frame;
import dev.backstop.console.LawWords;
import dev.backstop.console.Words;
import dev.backstop.outreach.Legal;
import org.jspecify.annotations.Nullable;

/** What is known of a line, as it can be read out. */
public final class CallerWords {
    private CallerWords() {}

    /** {@code 7 by Fri 15 Jan, in 9 days, 9 in 10}. */
    public static String date(CallerLine line, Frame frame) {
        var quantity = line.shown(line.quantity());
        var promise = line.promise();
        if (promise.shipBy() == null) {
            return quantity + " without a date yet" + (promise.nextWordBy() == null ? "" : "; we write by "
                    + frame.shortDay(promise.nextWordBy()));
        }
        if (line.ready()) {
            return quantity + (line.released() ? " being picked, leave " : " here, leave ") + frame.day(promise.shipBy());
        }
        return say("{0} by {1}", quantity, frame.day(promise.shipBy())) + (promise.confidence() == null ? "" : ", "
                + Words.odds(promise.confidence()));
    }

    /** Where it stands in the queue and why; of the stock there, only that it is held. */
    public static String queue(CallerLine line, Frame frame) {
        var queue = line.queue();
        if (queue == null) {
            return line.ready() ? "Set aside for this order." : "";
        }
        var place = queue.place() == 1 ? "First of %d who wait in %s".formatted(queue.waiting(), line.location())
                : "%d of %d who wait in %s, %s ahead".formatted(queue.place(), queue.waiting(), line.location(),
                        line.shown(queue.unitsAhead()));
        var stock = queue.onHand() == 0 ? "Nothing is on hand." : "%s on hand, %s.".formatted(line.shown(queue.onHand()),
                queue.held() >= queue.onHand() ? "all held for others" : line.shown(queue.held()) + " of it held for others");
        return "%s: priority %d, in line since %s. %s".formatted(place, queue.priority(), frame.moment(queue.since()), stock);
    }

    /** What it waits for, and the vendor's last word with its age. */
    public static String supply(CallerLine line, Frame frame) {
        var supply = line.supply();
        if (supply == null) {
            return line.ready() ? "" : say("Not ordered yet: {0}.", told(line.promise().basis()));
        }
        var expected = supply.expectedOn() == null ? say("no date is known for it") : say("expected {0}", frame.day(supply.expectedOn()));
        return supply.from() == null ? say("Comes with {0}, {1}. {2}", supply.reference(), expected, word(supply, frame))
                : say("Comes with {0} from {1}, {2}. {3}", supply.reference(), supply.from(), expected, word(supply, frame));
    }

    private static String word(CallerLine.Supply supply, Frame frame) {
        if (supply.wordAt() == null) {
            return supply.from() == null ? "" : say("The vendor has not said a word since it was ordered.");
        }
        var said = supply.vendorSays() == null ? say("no date") : frame.shortDay(supply.vendorSays());
        var because = supply.wordReason() == null || supply.wordReason().isBlank() ? "" : " (" + supply.wordReason() + ")";
        return say("Last word {0}, by {1}: {2}.", frame.moment(supply.wordAt()), told(supply.wordBy()), said + because);
    }

    /** The law's clock; of none, that house policy tells. */
    public static String law(Legal.@Nullable Part part, Frame frame) {
        if (part == null) {
            return say("No law that we know; house policy tells of every slip.");
        }
        var state = told(LawWords.badge(part.state()).words());
        var agreed = told(LawWords.consent(part.consent(), frame));
        return part.nextDeadline() == null ? say("{0}. Agreed: {1}.", state, agreed)
                : say("{0}. {1} {2}. Agreed: {3}.", state, told(LawWords.what(part.nextDeadline().what())),
                        frame.moment(part.nextDeadline().at()), agreed);
    }

    /** What a message came to. */
    public static String state(String state) {
        return switch (state) {
            case "due" -> "waits to leave";
            case "sent" -> "left";
            case "delivered" -> "accepted";
            case "bounced" -> "came back";
            case "answered" -> "answered";
            case "failed" -> "failed";
            default -> state;
        };
    }
}
