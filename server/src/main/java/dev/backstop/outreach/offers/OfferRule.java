package dev.backstop.outreach.offers;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When something is offered, and what; the same shape in and out. Amounts are decimals in the firm's currency: orders in another one are
 * offered nothing.
 *
 * @param code            in a request it may be left out, because the address names it
 * @param rank            of several rules that fit the lowest is taken; absent: 5
 * @param afterDays       of delay against the first date that the customer was told; a lost date counts as any delay
 * @param afterSlips      how often the customer heard a later date of the line, the one about to be told with it; at least one of the
 *                        two is set, and either is enough
 * @param customerClasses empty: all; {@code categories} are those of the item that is late
 * @param leastValue      of what is open of the line; absent: any
 * @param gives           sample, credit, substitute or split
 * @param samples         skus, one of which is taken; empty: whatever is bought together with what was ordered
 * @param creditShare     of the line's open value, for credits: {@code 0.05}
 * @param most            what one offer may cost: the sample's cost, the credit, or the parcel
 * @param monthlyBudget   what all offers of a calendar month may cost
 * @param mostPerOrder    an order that was offered so much already, by any rule, is offered no more; absent: 1
 * @param holdOut         per cent of customers who are offered nothing, always the same ones; absent: 10
 */
@Strict
public record OfferRule(@Nullable String code, @Nullable String name, @Nullable Boolean active, @Nullable Integer rank,
        @Nullable Integer afterDays,
        @Nullable Integer afterSlips, @Nullable List<String> customerClasses, @Nullable List<String> categories,
                @Nullable String leastValue,
        @Nullable String gives, @Nullable List<String> samples, @Nullable String creditShare, @Nullable String most,
                @Nullable String monthlyBudget,
        @Nullable Integer mostPerOrder, @Nullable Integer holdOut) {
    static final List<String> KINDS = List.of("sample", "credit", "substitute", "split");
    private static final int MOST_DAYS = 365;
    private static final int MOST_SLIPS = 20;
    private static final int MOST_HELD_OUT = 90;

    String key() {
        return Objects.requireNonNullElse(code, "");
    }

    /** The same with the code that the address names. */
    OfferRule named(String address) {
        if (code != null && !code.equals(address)) {
            throw Problem.refused("/code", "The address names %s, the body %s. Leave code out, or make them equal.".formatted(address,
                    code));
        }
        return new OfferRule(address, name, active, rank, afterDays, afterSlips, customerClasses, categories, leastValue, gives, samples,
                creditShare, most,
                monthlyBudget, mostPerOrder, holdOut);
    }

    /** As it will be stored, the usual filled in. */
    OfferRule checked(Form form) {
        form.key("/code", key());
        form.required("/name", name, "The name is missing. Say in a few words what the rule is for; people read it in lists.");
        form.required("/gives", gives, "Say what is given: one of %s.".formatted(String.join(", ", KINDS)));
        form.oneOf("/gives", gives, KINDS);
        form.required("/most", most, "Say what one offer may cost at most, in the firm's currency, such as \"5.00\".");
        form.required("/monthlyBudget", monthlyBudget,
                "Say what all offers of a month may cost, in the firm's currency, such as \"200.00\".");
        if (afterDays == null && afterSlips == null) {
            form.fault("/afterDays", "A rule needs a reason to offer something: afterDays of delay, afterSlips, or both.");
        }
        form.between("/afterDays", afterDays, 1, MOST_DAYS);
        form.between("/afterSlips", afterSlips, 1, MOST_SLIPS);
        form.between("/rank", rank, 1, 99);
        form.between("/mostPerOrder", mostPerOrder, 1, 5);
        form.between("/holdOut", holdOut, 0, MOST_HELD_OUT);
        return new OfferRule(key(), name, !Boolean.FALSE.equals(active), or(rank, 5), afterDays, afterSlips, all(customerClasses),
                all(categories),
                text(form.decimal("/leastValue", leastValue, 2), "0.00"), gives, all(samples), share(form), text(form.positive("/most",
                        most, 2), "0.00"),
                text(form.decimal("/monthlyBudget", monthlyBudget, 2), "0.00"), or(mostPerOrder, 1), or(holdOut, 10));
    }

    private @Nullable String share(Form form) {
        if (!"credit".equals(gives)) {
            if (creditShare != null) {
                form.fault("/creditShare", "Only a credit has a share of the line's value. Leave creditShare out, or give a credit.");
            }
            return null;
        }
        form.required("/creditShare", creditShare, "Say which share of the line's open value is credited, such as \"0.05\".");
        var share = form.positive("/creditShare", creditShare, 4);
        if (share != null && share.compareTo(BigDecimal.ONE) > 0) {
            form.fault("/creditShare", "%s is more than the whole. Use a share up to 1, such as 0.05.".formatted(creditShare));
        }
        return share == null ? null : share.stripTrailingZeros().toPlainString();
    }

    private static Integer or(@Nullable Integer given, int usual) {
        return given == null ? Integer.valueOf(usual) : given;
    }

    private static List<String> all(@Nullable List<String> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static String text(@Nullable BigDecimal amount, String usual) {
        return amount == null ? usual : amount.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString();
    }
}
