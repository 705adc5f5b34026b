package dev.backstop.console.offers;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import dev.backstop.outreach.offers.OfferEffects;
import dev.backstop.outreach.offers.OfferRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A rule as the page shows it, with what it spent and what came of it. */
public record RuleShown(OfferRule rule, OfferEffects.Effect effect) {
    private static final int WHOLE = 100;

    static RuleShown of(OfferRule rule, OfferEffects.@org.jspecify.annotations.Nullable Effect effect) {
        return new RuleShown(rule, Objects.requireNonNull(effect, "every rule has one"));
    }

    /** When it gives what to whom, in a sentence. */
    public String sentence() {
        var when = new ArrayList<String>();
        if (rule.afterDays() != null) {
            when.add(say("the wait grows by {0} or more", Words.count(rule.afterDays(), "day")));
        }
        if (rule.afterSlips() != null) {
            when.add(nthTime(rule.afterSlips()));
        }
        var either = String.join(say(", or when "), when);
        var scope = scope();
        return scope.isEmpty() ? say("When {0}, {1}.", either, gives()) : say("When {0} {1}, {2}.", either, scope, gives());
    }

    private static String nthTime(int slips) {
        return switch (slips) {
            case 1 -> say("a date is moved for the first time");
            case 2 -> say("a date is moved for the second time");
            case 3 -> say("a date is moved for the third time");
            default -> say("a date is moved for the {0}th time", slips);
        };
    }

    /** For whom and what; empty: for all. */
    private String scope() {
        var parts = new ArrayList<String>();
        if (!listed(rule.customerClasses()).isEmpty()) {
            parts.add(say("for customers of class {0}", String.join(", ", listed(rule.customerClasses()))));
        }
        if (!listed(rule.categories()).isEmpty()) {
            parts.add(say("on items of {0}", String.join(", ", listed(rule.categories()))));
        }
        if (new BigDecimal(String.valueOf(rule.leastValue())).signum() > 0) {
            parts.add(say("on lines worth {0} or more", money(String.valueOf(rule.leastValue()))));
        }
        return String.join(" ", parts);
    }

    private String gives() {
        var most = money(String.valueOf(rule.most()));
        return switch (String.valueOf(rule.gives())) {
            case "sample" -> listed(rule.samples()).isEmpty()
                    ? say("put a sample that costs up to {0} into the parcel, of what is bought with it", most)
                    : say("put a sample that costs up to {0} into the parcel, one of {1}", most, String.join(", ", listed(rule.samples())));
            case "credit" -> say("give {0} of the line for the next order, up to {1}",
                    Words.percent(new BigDecimal(String.valueOf(rule.creditShare())).doubleValue()), most);
            case "substitute" -> say("offer a substitute that is here and costs no more");
            default -> say("offer to send what is here at our cost, about {0}", most);
        };
    }

    private String money(String amount) {
        return Words.money(new BigDecimal(amount), String.valueOf(effect.spent().currency()));
    }

    private static List<String> listed(@org.jspecify.annotations.Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    /** What was spent this month, of how much. */
    public String spent() {
        return say("{0} of {1}", money(String.valueOf(effect.spent().amount())), money(String.valueOf(rule.monthlyBudget())));
    }

    /** What the comparison says, in a sentence that claims no more than the numbers. */
    public String verdict() {
        var difference = effect.difference();
        if (difference == null) {
            return effect.offered().cases() == 0 ? say("Nothing was offered yet.")
                    : say("Nobody was held out yet, so there is nobody to compare with.");
        }
        var low = points(difference.low());
        var high = points(difference.high());
        if (!difference.clear()) {
            return say("No effect is proven: the true difference lies between {0} and {1} points (95 % sure).", low, high);
        }
        return difference.high() < 0
                ? say("Fewer cancel when something is offered: the difference lies between {0} and {1} points (95 % sure).", low, high)
                : say("More cancel when something is offered: the difference lies between {0} and {1} points (95 % sure).", low, high);
    }

    private static String points(double share) {
        return Words.decimal(share * WHOLE, 1);
    }

    /** {@code 3 of 40, 7.5 %}. */
    public static String side(OfferEffects.Side side) {
        return side.cases() == 0 ? say("nobody yet")
                : say("{0} of {1}", side.cancelled(), side.cases()) + ", " + Words.percent(side.share());
    }
}
