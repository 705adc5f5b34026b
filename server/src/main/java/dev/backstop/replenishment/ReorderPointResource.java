package dev.backstop.replenishment;

import dev.backstop.catalog.Units;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rule by which an item is reordered at a location, as the outside writes it; what it means stands with
 * {@link dev.backstop.planning.StockingPolicy}. Absent: learned if no reorder point is given, reviewed daily, a fill rate of 0.95.
 *
 * @param sku     in a request it may be left out, because the address names it; so may the location
 * @param trigger null: the firm's
 * @param learned only shown: what history says, whichever mode is in force
 */
@Strict
public record ReorderPointResource(
        @Nullable String sku,
        @Nullable String location,
        @Nullable String mode,
        @Nullable String reorderPoint,
        @Nullable String orderUpTo,
        @Nullable String orderQuantity,
        @Nullable String orderUpToRule,
        @Nullable String trigger,
        @Nullable Integer reviewDays,
        @Nullable Integer horizonDays,
        @Nullable Target target,
        @Nullable Boolean perOrder,
        @Nullable LocalDate snoozedUntil,
        @Nullable Learned learned) {
    private static final int LONGEST_DAYS = 3650;

    static final PlaceFacts.Rule USUAL =
            new PlaceFacts.Rule(false, null, null, null, false, null, 1, null, Target.USUAL_KIND, Target.USUAL_SHARE, false, null);

    /**
     * What a learned reorder point is to achieve.
     *
     * @param value a share below 1; for {@code cost} what one unit short costs a day, in the firm's currency
     */
    @Strict
    public record Target(@Nullable String kind, @Nullable String value) {
        static final String USUAL_KIND = "fill-rate";
        static final double USUAL_SHARE = 0.95;
        static final Target USUAL = new Target(USUAL_KIND, "0.95");

        Target checked(Form form) {
            var known = kind == null ? USUAL_KIND : kind;
            form.oneOf("/target/kind", known, List.of("fill-rate", "cycle-service", "cost"));
            form.required("/target/value", value, "The target needs a value, such as \"0.95\".");
            var number = form.positive("/target/value", value, 6);
            if (number != null && !known.equals("cost") && number.compareTo(BigDecimal.ONE) >= 0) {
                form.fault("/target/value", "%s is not below 1. Write 95 %% as \"0.95\"; certainty is not to be had.".formatted(value));
            }
            return new Target(known, number == null ? null : number.stripTrailingZeros().toPlainString());
        }
    }

    /** What history says, with every number's reason. */
    public record Learned(
            @Nullable String reorderPoint, @Nullable String orderUpTo, String method, @Nullable String safetyStock, LocalDate learnedOn, List<String> why) {
        public Learned {
            why = List.copyOf(why);
        }
    }

    PlaceKey key() {
        return new PlaceKey(Objects.requireNonNullElse(sku, ""), Objects.requireNonNullElse(location, ""));
    }

    /** The same with the place that the address names. */
    ReorderPointResource at(PlaceKey address) {
        if ((sku != null && !sku.equals(address.sku())) || (location != null && !location.equals(address.location()))) {
            throw Problem.refused("/sku", "The address names %s, the body another place. Leave sku and location out, or make them equal.".formatted(address));
        }
        return new ReorderPointResource(address.sku(), address.location(), mode, reorderPoint, orderUpTo, orderQuantity, orderUpToRule, trigger,
                reviewDays, horizonDays, target, perOrder, snoozedUntil, null);
    }

    ReorderPointResource with(@Nullable Learned history) {
        return new ReorderPointResource(sku, location, mode, reorderPoint, orderUpTo, orderQuantity, orderUpToRule, trigger, reviewDays, horizonDays,
                target, perOrder, snoozedUntil, history);
    }

    /** As it will be stored. */
    ReorderPointResource checked(Units units, Form form) {
        var usualMode = reorderPoint == null ? "learned" : "manual";
        form.oneOf("/mode", mode, List.of("manual", "learned"));
        form.oneOf("/orderUpToRule", orderUpToRule, List.of("cover", "never-exceed"));
        form.oneOf("/trigger", trigger, List.of("at-or-below", "below"));
        form.between("/reviewDays", reviewDays, 1, LONGEST_DAYS);
        form.between("/horizonDays", horizonDays, 0, LONGEST_DAYS);
        var point = quantity("/reorderPoint", reorderPoint, units, form);
        var upTo = quantity("/orderUpTo", orderUpTo, units, form);
        var usual = quantity("/orderQuantity", orderQuantity, units, form);
        if (point != null && upTo != null && upTo < point) {
            form.fault("/orderUpTo", "Order-up-to %s is below the reorder point %s, so no order would lift the position above it. Use %s or more."
                    .formatted(orderUpTo, reorderPoint, reorderPoint));
        }
        if (usual != null && usual <= 0) {
            form.fault("/orderQuantity", "An order quantity must be more than 0, but was %s.".formatted(orderQuantity));
        }
        if ("manual".equals(mode) && point == null && !Boolean.TRUE.equals(perOrder)) {
            form.fault("/reorderPoint", "A manual reorder point is missing. Give one, or set mode to learned.");
        }
        return new ReorderPointResource(
                sku,
                location,
                mode == null ? usualMode : mode,
                text(point, units),
                text(upTo, units),
                text(usual, units),
                orderUpToRule == null ? "cover" : orderUpToRule,
                trigger,
                reviewDays == null ? Integer.valueOf(1) : reviewDays,
                horizonDays,
                target == null ? Target.USUAL : target.checked(form),
                Boolean.TRUE.equals(perOrder),
                snoozedUntil,
                null);
    }

    static @Nullable String text(@Nullable Long quantity, Units units) {
        return quantity == null ? null : units.text(quantity);
    }

    private static @Nullable Long quantity(String pointer, @Nullable String given, Units units, Form form) {
        if (given == null) {
            return null;
        }
        try {
            return units.read(given, pointer);
        } catch (Problem wrong) {
            wrong.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            return null;
        }
    }
}
