package dev.backstop.console.offers;

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
            when.add("the wait grows by %s or more".formatted(Words.count(rule.afterDays(), "day")));
        }
        if (rule.afterSlips() != null) {
            when.add("a date is moved for the %s time".formatted(ordinal(rule.afterSlips())));
        }
        return "When %s%s, %s.".formatted(String.join(", or when ", when), to(), gives());
    }

    private String to() {
        var parts = new ArrayList<String>();
        if (!listed(rule.customerClasses()).isEmpty()) {
            parts.add("for customers of class " + String.join(", ", listed(rule.customerClasses())));
        }
        if (!listed(rule.categories()).isEmpty()) {
            parts.add("on items of " + String.join(", ", listed(rule.categories())));
        }
        if (new BigDecimal(String.valueOf(rule.leastValue())).signum() > 0) {
            parts.add("on lines worth %s or more".formatted(money(String.valueOf(rule.leastValue()))));
        }
        return parts.isEmpty() ? "" : ' ' + String.join(" ", parts);
    }

    private String gives() {
        var most = money(String.valueOf(rule.most()));
        return switch (String.valueOf(rule.gives())) {
            case "sample" -> "put a sample that costs up to %s into the parcel%s".formatted(most,
                    listed(rule.samples()).isEmpty() ? ", of what is bought with it" : ", one of " + String.join(", ", listed(rule.samples())));
            case "credit" -> "give %s of the line for the next order, up to %s".formatted(
                    Words.percent(new BigDecimal(String.valueOf(rule.creditShare())).doubleValue()), most);
            case "substitute" -> "offer a substitute that is here and costs no more";
            default -> "offer to send what is here at our cost, about %s".formatted(most);
        };
    }

    private String money(String amount) {
        return Words.money(new BigDecimal(amount), String.valueOf(effect.spent().currency()));
    }

    private static List<String> listed(@org.jspecify.annotations.Nullable List<String> given) {
        return given == null ? List.of() : given;
    }

    private static String ordinal(int number) {
        return switch (number) {
            case 1 -> "first";
            case 2 -> "second";
            case 3 -> "third";
            default -> number + "th";
        };
    }

    /** What was spent this month, of how much. */
    public String spent() {
        return "%s of %s".formatted(money(String.valueOf(effect.spent().amount())), money(String.valueOf(rule.monthlyBudget())));
    }

    /** What the comparison says, in a sentence that claims no more than the numbers. */
    public String verdict() {
        var difference = effect.difference();
        if (difference == null) {
            return effect.offered().cases() == 0 ? "Nothing was offered yet." : "Nobody was held out yet, so there is nobody to compare with.";
        }
        var between = "between %s and %s points".formatted(points(difference.low()), points(difference.high()));
        if (!difference.clear()) {
            return "No effect is proven: the true difference lies %s (95 %% sure).".formatted(between);
        }
        return "%s cancel when something is offered: the difference lies %s (95 %% sure).".formatted(difference.high() < 0 ? "Fewer" : "More", between);
    }

    private static String points(double share) {
        return Words.decimal(share * WHOLE, 1);
    }

    /** {@code 3 of 40, 7.5 %}. */
    public static String side(OfferEffects.Side side) {
        return side.cases() == 0 ? "nobody yet" : "%,d of %,d, %s".formatted(side.cancelled(), side.cases(), Words.percent(side.share()));
    }
}
