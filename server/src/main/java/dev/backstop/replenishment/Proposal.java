package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.planning.OrderTerms.PurchaseUnit;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A replenishment that the plan suggests, with its arithmetic, as the outside sees it.
 *
 * @param quantity   in force: by hand if it was changed, else as computed
 * @param overridden by hand; null: not changed
 * @param order      the order it is bought for; null: for stock
 * @param neededOn   from when on too little would be here
 * @param onlyLate   whether nothing would be proposed if {@code lateSupply} came in time: it is then never sent by itself
 * @param productionOrders all that it became where it is made, in the order in which they can be begun; {@code productionOrder} is the first
 */
public record Proposal(
        String proposal,
        String sku,
        String name,
        String location,
        String kind,
        @Nullable String vendor,
        @Nullable String fromLocation,
        String quantity,
        String computed,
        @Nullable String overridden,
        PurchaseQuantity purchaseQuantity,
        LocalDate orderOn,
        @Nullable LocalDate expectedOn,
        LocalDate neededOn,
        @Nullable String order,
        String state,
        Instant since,
        String reason,
        List<LateSupply> lateSupply,
        boolean onlyLate,
        Arithmetic arithmetic,
        @Nullable String dismissReason,
        @Nullable LocalDate dismissedUntil,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String purchaseOrder,
        @Nullable String productionOrder,
        @Nullable String transfer,
        List<String> productionOrders) {
    public Proposal {
        lateSupply = List.copyOf(lateSupply);
        productionOrders = List.copyOf(productionOrders);
    }

    /** The same quantity as the vendor counts it. */
    public record PurchaseQuantity(String quantity, String unit) {}

    /** Supply on its way that would come after the horizon, and so does not count. */
    public record LateSupply(String kind, String number, int line, int part, String quantity, LocalDate expectedOn) {}

    /**
     * How the quantity came about.
     *
     * @param horizon null: no lead time known, so all that is open counts
     */
    public record Arithmetic(
            String onHand,
            String openSupplyInTime,
            String openDemandInTime,
            String position,
            @Nullable LocalDate horizon,
            String reorderPoint,
            @Nullable String orderUpTo,
            @Nullable String orderQuantity,
            String shortage,
            List<Rounding> rounding) {
        public Arithmetic {
            rounding = List.copyOf(rounding);
        }

        static Arithmetic of(Need need, Units units) {
            return new Arithmetic(
                    units.text(need.onHand()),
                    units.text(need.supplyInTime()),
                    units.text(need.demandInTime()),
                    units.text(need.onHand() + need.supplyInTime() - need.demandInTime()),
                    need.horizon(),
                    units.text(need.reorderPoint()),
                    ReorderPointResource.text(need.orderUpTo(), units),
                    ReorderPointResource.text(need.orderQuantity(), units),
                    units.text(need.shortage()),
                    Need.rounded(need.rounding()).stream()
                            .map(step -> new Rounding(step.rule().name().toLowerCase(Locale.ROOT), units.text(step.from()), units.text(step.to())))
                            .toList());
        }
    }

    /** One step from what is missing to what the supplier takes. */
    public record Rounding(String rule, String from, String to) {}

    /** A proposal as it is stored, with the names of what it refers to. */
    record Stored(
            long id,
            Need need,
            String sku,
            String name,
            Units units,
            String location,
            @Nullable String vendor,
            @Nullable String fromLocation,
            @Nullable String purchaseUnitCode,
            @Nullable PurchaseUnit purchaseUnit,
            @Nullable Long overridden,
            String state,
            Instant since,
            @Nullable String dismissReason,
            @Nullable LocalDate dismissedUntil,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            List<String> releasedInto)
            implements Comparable<Stored> {
        public Stored {
            releasedInto = List.copyOf(releasedInto);
        }

        /** In the order in which they were made. */
        @Override
        public int compareTo(Stored other) {
            return Long.compare(id, other.id);
        }

        Place place() {
            return need.place();
        }

        long quantity() {
            return overridden == null ? need.quantity() : overridden;
        }

        Proposal shown(List<LateSupply> late) {
            return new Proposal(
                    Long.toString(id), sku, name, location, need.kind(), vendor, fromLocation, units.text(quantity()), units.text(need.quantity()),
                    ReorderPointResource.text(overridden, units), purchaseQuantity(), need.orderOn(), need.expectedOn(), need.neededOn(),
                    need.forOrder().isEmpty() ? null : need.forOrder(), state, since, Sentences.reason(need, units), late, need.onlyLate(),
                    Arithmetic.of(need, units), dismissReason, dismissedUntil, decidedBy, decidedAt, into("buy"), into("make"),
                    into("transfer"), need.kind().equals("make") ? releasedInto : List.of());
        }

        /** The number of what it was released into, if it is of that kind. */
        private @Nullable String into(String kind) {
            return need.kind().equals(kind) && !releasedInto.isEmpty() ? releasedInto.getFirst() : null;
        }

        private PurchaseQuantity purchaseQuantity() {
            return purchaseUnit == null || purchaseUnitCode == null
                    ? new PurchaseQuantity(units.text(quantity()), units.unit())
                    : new PurchaseQuantity(plain(purchaseUnit.purchased(quantity())), purchaseUnitCode);
        }

        private static String plain(BigDecimal number) {
            var shortest = number.stripTrailingZeros();
            return (shortest.scale() < 0 ? shortest.setScale(0) : shortest).toPlainString();
        }
    }
}
