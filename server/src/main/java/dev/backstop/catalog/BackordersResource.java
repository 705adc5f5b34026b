package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;

/** A {@link BackorderPolicy} as the outside writes it; absent: backorders are allowed. */
@Strict
public record BackordersResource(@Nullable String policy, @Nullable Limit limit) {
    static final BackordersResource ALLOWED = new BackordersResource("yes", null);
    private static final int MOST_DAYS = 3650;

    /**
     * How far backorders may go, where the policy is limited.
     *
     * @param quantity in the item's unit
     * @param value    at the item's price, in its currency
     * @param days     calendar days
     */
    @Strict
    public record Limit(@Nullable String quantity, @Nullable String value, @Nullable Integer days, @Nullable Boolean confirmedSupplyOnly) {
        private boolean saysNothing() {
            return quantity == null && value == null && days == null && (confirmedSupplyOnly == null || !confirmedSupplyOnly);
        }
    }

    /** The policy after its checks. */
    static BackordersResource checked(BackordersResource given, Units units, String pointer, Form form) {
        form.oneOf(pointer + "/policy", given.policy(), Codes.all(BackorderPolicy.Rule.class));
        var limit = given.limit() == null || given.limit().saysNothing() ? null : checked(given.limit(), units, pointer + "/limit", form);
        if ("limited".equals(given.policy()) && limit == null) {
            form.fault(pointer + "/limit", "Backorders are limited, but no limit is set. Give quantity, value, days or confirmedSupplyOnly.");
        }
        return new BackordersResource(given.policy() == null ? "yes" : given.policy(), limit);
    }

    private static Limit checked(Limit given, Units units, String pointer, Form form) {
        form.between(pointer + "/days", given.days(), 0, MOST_DAYS);
        return new Limit(
                Quantities.notNegative(given.quantity(), units, pointer + "/quantity", form),
                VendorResource.text(form.decimal(pointer + "/value", given.value(), 2)),
                given.days(),
                given.confirmedSupplyOnly() != null && given.confirmedSupplyOnly());
    }

    /** As an answer shows it. */
    static BackordersResource of(BackorderPolicy policy, Units units) {
        var limit = new Limit(
                Quantities.text(policy.quantity(), units),
                VendorResource.text(policy.value()),
                policy.days(),
                policy.confirmedSupplyOnly());
        return new BackordersResource(Codes.write(policy.rule()), limit.saysNothing() ? null : limit);
    }
}
