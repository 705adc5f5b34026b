package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The firm's settings as the outside writes them; what they mean stands with {@link Settings}. Absent: the default.
 *
 * @param orderingCost  of one purchase order, in the firm's currency
 * @param backorderCost of one unit that waits, in the firm's currency
 */
@Strict
public record SettingsResource(
        @Nullable String currency,
        @Nullable String confidence,
        @Nullable Integer graceWorkingDays,
        @Nullable String allocation,
        @Nullable String sourcing,
        @Nullable Integer defaultDaysToShip,
        @Nullable String reorderTrigger,
        @Nullable String orderingCost,
        @Nullable String holdingRate,
        @Nullable String backorderCost) {
    private static final List<String> ALLOCATIONS = List.of("first-come", "priority");
    private static final List<String> SOURCINGS = List.of("priority", "fewest-parcels", "nearest", "most-stock");
    private static final List<String> TRIGGERS = List.of("at-or-below", "below");
    private static final int MOST_DAYS = 365;

    static SettingsResource of(Settings settings) {
        return new SettingsResource(
                settings.currency(),
                ItemForm.plain(settings.confidence()),
                settings.graceWorkingDays(),
                settings.allocation(),
                settings.sourcing(),
                settings.defaultDaysToShip(),
                settings.reorderTrigger(),
                VendorResource.text(settings.orderingCost()),
                ItemForm.plain(settings.holdingRate()),
                VendorResource.text(settings.backorderCost()));
    }

    /** What will be in force. */
    Settings checked(Form form) {
        form.currency("/currency", currency);
        form.between("/graceWorkingDays", graceWorkingDays, 0, MOST_DAYS);
        form.oneOf("/allocation", allocation, ALLOCATIONS);
        form.oneOf("/sourcing", sourcing, SOURCINGS);
        form.between("/defaultDaysToShip", defaultDaysToShip, 0, MOST_DAYS);
        form.oneOf("/reorderTrigger", reorderTrigger, TRIGGERS);
        var chance = form.positive("/confidence", Objects.requireNonNullElse(confidence, Settings.USUAL.confidence().toPlainString()), 3);
        if (chance != null && chance.compareTo(BigDecimal.ONE) >= 0) {
            form.fault("/confidence", "%s is out of range. Use more than 0 and less than 1: 90 %% is 0.9.".formatted(confidence));
        }
        var rate = form.decimal("/holdingRate", Objects.requireNonNullElse(holdingRate, Settings.USUAL.holdingRate().toPlainString()), 4);
        if (rate != null && rate.compareTo(BigDecimal.TEN) >= 0) {
            form.fault("/holdingRate", "%s is out of range. Write 20 %% a year as 0.2.".formatted(holdingRate));
        }
        return new Settings(
                Objects.requireNonNullElse(currency, Settings.USUAL.currency()),
                Objects.requireNonNullElse(chance, Settings.USUAL.confidence()),
                Objects.requireNonNullElse(graceWorkingDays, Settings.USUAL.graceWorkingDays()),
                Objects.requireNonNullElse(allocation, Settings.USUAL.allocation()),
                Objects.requireNonNullElse(sourcing, Settings.USUAL.sourcing()),
                defaultDaysToShip,
                Objects.requireNonNullElse(reorderTrigger, Settings.USUAL.reorderTrigger()),
                form.decimal("/orderingCost", orderingCost, 2),
                Objects.requireNonNullElse(rate, Settings.USUAL.holdingRate()),
                form.decimal("/backorderCost", backorderCost, 4));
    }
}
