package dev.backstop.catalog;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.backstop.web.Form;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The firm's settings as the outside writes them; what they mean stands with {@link Settings}. Absent: the default.
 *
 * @param orderingCost  of one purchase order, in the firm's currency
 * @param backorderCost of one unit that waits, in the firm's currency
 * @param confidenceFor for whom promises hold with another chance than the firm's
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
        @Nullable String backorderCost,
        @Nullable List<ConfidenceFor> confidenceFor) {
    private static final List<String> ALLOCATIONS = List.of("first-come", "priority");
    private static final List<String> SOURCINGS = List.of("priority", "fewest-parcels", "nearest", "most-stock");
    private static final List<String> TRIGGERS = List.of("at-or-below", "below");
    private static final List<String> CHANNELS = List.of("web", "phone", "edi", "import");
    private static final int MOST_DAYS = 365;
    private static final int MOST_CONFIDENCES = 5; // besides the firm's: each is kept ready for all that is on its way

    /** Another chance for a class of customers, a channel, or both together; class or channel null: every one. */
    @Strict
    public record ConfidenceFor(
            @JsonProperty("class") @Nullable String customerClass, @Nullable String channel, @Nullable String confidence) {}

    /** What is in force, as the outside writes it. */
    public static SettingsResource of(Settings settings) {
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
                VendorResource.text(settings.backorderCost()),
                settings.confidenceRules().stream()
                        .map(rule -> new ConfidenceFor(rule.customerClass(), rule.channel(), ItemForm.plain(rule.chance()))).toList());
    }

    /** What will be in force. */
    Settings checked(Form form) {
        form.currency("/currency", currency);
        form.between("/graceWorkingDays", graceWorkingDays, 0, MOST_DAYS);
        form.oneOf("/allocation", allocation, ALLOCATIONS);
        form.oneOf("/sourcing", sourcing, SOURCINGS);
        form.between("/defaultDaysToShip", defaultDaysToShip, 0, MOST_DAYS);
        form.oneOf("/reorderTrigger", reorderTrigger, TRIGGERS);
        var chance = chance("/confidence", Objects.requireNonNullElse(confidence, Settings.USUAL.confidence().toPlainString()), form);
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
                form.decimal("/backorderCost", backorderCost, 4),
                rules(form));
    }

    private static @Nullable BigDecimal chance(String pointer, @Nullable String given, Form form) {
        var chance = form.positive(pointer, given, 3);
        if (chance != null && chance.compareTo(BigDecimal.ONE) >= 0) {
            form.fault(pointer, "%s is out of range. Use more than 0 and less than 1: 90 %% is 0.9.".formatted(given));
        }
        return chance;
    }

    private List<ConfidenceRule> rules(Form form) {
        var rules = new ArrayList<ConfidenceRule>();
        for (var given : Objects.requireNonNullElse(confidenceFor, List.<ConfidenceFor>of())) {
            var pointer = "/confidenceFor/" + rules.size();
            form.oneOf(pointer + "/channel", given.channel(), CHANNELS);
            if (given.customerClass() == null && given.channel() == null) {
                form.fault(pointer + "/class",
                        "It says neither for which class of customers nor for which channel. Name one of them, or both.");
            }
            if (rules.stream().anyMatch(rule -> Objects.equals(rule.customerClass(), given.customerClass())
                    && Objects.equals(rule.channel(), given.channel()))) {
                form.fault(pointer + "/class", "Two lines speak of the same customers. Leave one of them out.");
            }
            form.required(pointer + "/confidence", given.confidence(),
                    "The chance is missing. Say how sure these promises are to be: 95 % is 0.95.");
            var chance = given.confidence() == null ? null : chance(pointer + "/confidence", given.confidence(), form);
            rules.add(new ConfidenceRule(given.customerClass(), given.channel(),
                    Objects.requireNonNullElse(chance, Settings.USUAL.confidence()).stripTrailingZeros()));
        }
        if (rules.stream().map(ConfidenceRule::chance).distinct().count() > MOST_CONFIDENCES) {
            form.fault("/confidenceFor", "There are more than %d different chances. Use fewer.".formatted(MOST_CONFIDENCES));
        }
        return rules;
    }
}
