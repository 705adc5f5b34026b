package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Place;
import dev.backstop.planning.OrderTerms;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the plan decides on of the places that are {@link LookedAt}: each kind of fact in one statement, streamed in the order of places.
 * Needs a transaction to stream in.
 */
@Component
class PlanFacts {
    private final JdbcClient jdbc;

    PlanFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those looked at that have sourcing terms or a rule, without their supply and demand. */
    Stream<PlaceFacts> places(Looked.InTable looked) {
        var several = new ByPlace<>(severalTerms().streamed(looked, jdbc), Term::place);
        return Asked.of("""
                SELECT item_id, location_id, looked_at.on_hand, location.vendor_id IS NOT NULL AS direct, item.status, item.decimals,
                       item.id IN (SELECT kit_id FROM catalog.kit_component) AS kit, coalesce(here.stocked, true) AS stocked,
                       learned.reorder_point AS learned_point, learned.order_up_to AS learned_up_to, learned.per_day, shelf_life.days AS shelf_life,
                       rule.mode, rule.reorder_point, rule.order_up_to, rule.order_quantity, rule.order_up_to_rule, rule.trigger, rule.review_days,
                       rule.horizon_days, rule.target_kind, rule.target_value, rule.per_order, rule.snoozed_until,
                       term.kind, term.vendor_id, term.from_location_id, term.lead_time_days, term.lead_time_unit, term.moq, term.multiple, term.maximum,
                       term.purchase_factor, term.purchase_decimals
                  FROM looked_at
                  JOIN catalog.item item ON item.id = item_id
                  JOIN catalog.location location ON location.id = location_id
                  LEFT JOIN catalog.item_location here USING (item_id, location_id)
                  LEFT JOIN replenishment.learned learned USING (item_id, location_id)
                  LEFT JOIN replenishment.reorder_point rule USING (item_id, location_id)
                  LEFT JOIN (SELECT * FROM catalog.sourcing_term WHERE rank = 1) term USING (item_id, location_id)
                  LEFT JOIN stock.shelf_life USING (item_id)
                 ORDER BY item_id, location_id
                """, (row, number) -> {
                    var place = place(row);
                    var terms = several.at(place);
                    if (terms.isEmpty() && row.getString("kind") != null) {
                        terms = List.of(term(row, number));
                    }
                    var item = new Kind(row.getString("status"), row.getInt("decimals"), row.getBoolean("kit"), row.getObject("shelf_life", Integer.class));
                    return facts(place, item, row.getBoolean("direct"), row.getBoolean("stocked"), learned(row), row.getLong("on_hand"),
                            terms, row.getString("mode") == null ? null : rule(row));
                })
                .streamed(looked, jdbc)
                .onClose(several::close)
                .flatMap(Optional::stream);
    }

    /** What the plan asks of an item, wherever it lies; {@code shelfLife} in days, null: it keeps. */
    record Kind(String status, int decimals, boolean kit, @Nullable Integer shelfLife) {}

    /** What the items of these places are. */
    Supplier<Function<Long, Kind>> kinds(Looked.Few looked, RoundTrip trip) {
        var values = Map.of("items", looked.items().toArray(Long[]::new));
        var rows = trip.query("SELECT id, status, decimals FROM catalog.item WHERE id = ANY (:items)", values,
                (row, _) -> Map.entry(row.getLong("id"), new Kind(row.getString("status"), row.getInt("decimals"), false, null)));
        var kits = trip.query("SELECT DISTINCT kit_id FROM catalog.kit_component WHERE kit_id = ANY (:items)", values, (row, _) -> row.getLong("kit_id"));
        var lives = trip.query("SELECT item_id, days FROM stock.shelf_life WHERE item_id = ANY (:items)", values,
                (row, _) -> Map.entry(row.getLong("item_id"), row.getInt("days")));
        return () -> {
            var kinds = rows.get().stream().collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
            kits.get().forEach(kit -> kinds.computeIfPresent(kit, (_, kind) -> new Kind(kind.status(), kind.decimals(), true, kind.shelfLife())));
            lives.get().forEach(life -> kinds.computeIfPresent(life.getKey(), (_, kind) -> new Kind(kind.status(), kind.decimals(), kind.kit(), life.getValue())));
            return item -> Objects.requireNonNull(kinds.get(item), "the database keeps the item of a place");
        };
    }

    /** What history says of a place; {@code points} null: too little, or nobody knows how long an order takes. */
    record Learned(PlaceFacts.@Nullable Points points, @Nullable Double perDay) {
        static final Learned NOTHING = new Learned(null, null);
    }

    record Term(Place place, String kind, @Nullable Long vendor, @Nullable Long fromLocation, @Nullable Integer leadTimeDays,
            boolean workingDays, long moq, long multiple, @Nullable Long maximum, @Nullable BigDecimal purchaseFactor, int purchaseDecimals) {

        /** Its quantities are those of an item that has so many decimals. */
        PlaceFacts.Way way(int decimals, List<PlaceFacts.Price> prices) {
            var unit = purchaseFactor == null || purchaseFactor.signum() == 0
                    ? null : new OrderTerms.PurchaseUnit(purchaseFactor.movePointRight(decimals), purchaseDecimals);
            var terms = new OrderTerms(moq, multiple, maximum, unit);
            return new PlaceFacts.Way(kind, vendor, fromLocation, leadTimeDays, workingDays, terms, prices);
        }
    }

    /** All ways of the places, the usual one of each first. */
    Asked<Term> terms(Looked looked) {
        return Asked.of("""
                SELECT term.item_id, term.location_id, term.kind, term.vendor_id, term.from_location_id, term.lead_time_days, term.lead_time_unit,
                       term.moq, term.multiple, term.maximum, term.purchase_factor, term.purchase_decimals
                  FROM\s""" + looked.rowsOf("catalog.sourcing_term", "term") + """

                 ORDER BY term.item_id, term.location_id, term.rank
                """, PlanFacts::term);
    }

    /** Those of the places that have several, or one of another rank than the first: most have just that, which is read with the place. */
    private static Asked<Term> severalTerms() {
        return Asked.of("""
                SELECT term.item_id, term.location_id, term.kind, term.vendor_id, term.from_location_id, term.lead_time_days, term.lead_time_unit,
                       term.moq, term.multiple, term.maximum, term.purchase_factor, term.purchase_decimals
                  FROM (SELECT DISTINCT item_id, location_id FROM catalog.sourcing_term WHERE rank <> 1) several
                  JOIN looked_at USING (item_id, location_id)
                  JOIN catalog.sourcing_term term USING (item_id, location_id)
                 ORDER BY term.item_id, term.location_id, term.rank
                """, PlanFacts::term);
    }

    record Ruled(Place place, PlaceFacts.Rule rule) {}

    Asked<Ruled> rules(Looked looked) {
        return Asked.of("""
                SELECT rule.item_id, rule.location_id, rule.mode, rule.reorder_point, rule.order_up_to, rule.order_quantity,
                       rule.order_up_to_rule, rule.trigger, rule.review_days, rule.horizon_days, rule.target_kind, rule.target_value, rule.per_order, rule.snoozed_until
                  FROM\s""" + looked.rowsOf("replenishment.reorder_point", "rule") + """

                 ORDER BY rule.item_id, rule.location_id
                """, (row, _) -> new Ruled(place(row), rule(row)));
    }

    /** By which ways those of the places looked at that have several can be supplied, with their prices; those that the firm prefers first. */
    private Stream<PlaceFacts.OtherWay> otherWays(Looked looked) {
        return Asked.of("""
                SELECT item_id, location_id, way.kind, way.vendor_id, way.from_location_id, way.lead_time_days, way.lead_time_unit, way.moq, way.multiple,
                       way.maximum, way.purchase_unit, way.purchase_factor, way.purchase_decimals, item.decimals, item.weight,
                       breaks.from_quantities, breaks.prices, breaks.currencies
                  FROM (SELECT term.*, count(*) OVER (PARTITION BY item_id, location_id) AS ways
                          FROM looked_at JOIN catalog.sourcing_term term USING (item_id, location_id)) way
                  JOIN catalog.item item ON item.id = item_id
                 CROSS JOIN LATERAL (
                       SELECT array_agg(from_quantity ORDER BY from_quantity) AS from_quantities, array_agg(price ORDER BY from_quantity) AS prices,
                              array_agg(currency ORDER BY from_quantity) AS currencies
                         FROM catalog.price_break WHERE term_id = way.id) breaks
                 WHERE way.ways > 1
                 ORDER BY item_id, location_id, way.rank
                """, (row, nth) -> new PlaceFacts.OtherWay(place(row), term(row, nth).way(row.getInt("decimals"), prices(row)), row.getBigDecimal("weight")))
                .streamed(looked, jdbc);
    }

    /**
     * What is on its way, drafts included, whatever their day: what is in the buyer's hands is not proposed twice. When
     * it was ordered counts only where the vendor takes no more than a maximum. What we make ourselves counts for the day it is due on, even where it waits
     * for its components: another order for the same would wait for them as well.
     */
    Asked<PlaceFacts.Supply> supply(Looked looked, LocalDate today) {
        return new Asked<>("""
                WITH capped AS MATERIALIZED (
                    SELECT DISTINCT term.item_id, term.location_id FROM\s""" + looked.rowsOf("catalog.sourcing_term", "term") + """
                     WHERE term.maximum IS NOT NULL),
                new AS MATERIALIZED (
                    SELECT part.id
                      FROM capped
                      JOIN supply.purchase_order_part part USING (item_id, location_id)
                      LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
                      LEFT JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                      LEFT JOIN supply.production_order made ON made.id = part.production_order_id
                      LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
                      LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
                     WHERE part.quantity > part.received + part.cancelled
                       AND (purchase.state = 'draft' OR coalesce(purchase.sent_at, made.created_at, moved.created_at) >= :today))
                SELECT part.item_id, part.location_id,
                       CASE WHEN part.production_order_id IS NOT NULL
                            THEN (SELECT due_on FROM supply.production_order WHERE id = part.production_order_id)
                            WHEN part.sent THEN part.expected_on END AS expected_on,
                       sum(part.open)::bigint AS open,
                       sum(part.open) FILTER (WHERE part.id IN (SELECT id FROM new)) AS ordered_today
                  FROM\s""" + looked.rowsOf("supply.purchase_order_part", "part") + """

                 WHERE part.quantity > part.received + part.cancelled
                   AND (part.sent OR EXISTS (SELECT FROM supply.purchase_order_line line JOIN supply.purchase_order draft ON draft.id = line.order_id
                                              WHERE line.id = part.line_id AND draft.state = 'draft'))
                 GROUP BY part.item_id, part.location_id, 3
                 ORDER BY part.item_id, part.location_id, 3
                """, Map.of("today", today), (row, _) -> new PlaceFacts.Supply(
                        place(row), row.getObject("expected_on", LocalDate.class), row.getLong("open"), row.getLong("ordered_today"), ""));
    }

    /** What vendors send straight to customers, drafts included, by customer's order. */
    private Stream<PlaceFacts.Supply> directSupply(Looked looked) {
        return Asked.of("""
                SELECT part.item_id, part.location_id, min(part.expected_on) AS expected_on, sum(part.open)::bigint AS open, purchase.for_order
                  FROM looked_at
                  JOIN supply.purchase_order_part part ON (part.item_id, part.location_id) = (looked_at.item_id, looked_at.location_id)
                  JOIN supply.purchase_order_line line ON line.id = part.line_id
                  JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                 WHERE part.quantity > part.received + part.cancelled AND purchase.for_order IS NOT NULL AND purchase.state IN ('draft', 'sent')
                 GROUP BY part.item_id, part.location_id, purchase.for_order
                 ORDER BY part.item_id, part.location_id, purchase.for_order
                """, (row, _) -> new PlaceFacts.Supply(
                        place(row), row.getObject("expected_on", LocalDate.class), row.getLong("open"), 0, row.getString("for_order")))
                .streamed(looked, jdbc);
    }

    /**
     * What customers, production and transfers wait for or hold: every open demand has pegs for all of it, whatever they rest on. Kits are
     * their components here.
     */
    Asked<PlaceFacts.Demand> demand(Looked looked) {
        return Asked.of("""
                SELECT peg.item_id, peg.location_id, coalesce(sales.requested_on, other.requested_on) AS requested_on,
                       coalesce(sales.number, other.reference) AS number, sum(peg.quantity)::bigint AS open
                  FROM\s""" + looked.rowsOf("promising.peg", "peg") + """

                  JOIN promising.schedule_line schedule ON schedule.id = peg.schedule_line_id
                  LEFT JOIN orders.order_line line ON line.id = schedule.line_id
                  LEFT JOIN orders.sales_order sales ON sales.id = line.order_id
                  LEFT JOIN promising.demand other ON other.id = schedule.demand_id
                 WHERE peg.closed_at IS NULL
                   AND NOT (other.kind IS NOT DISTINCT FROM 'quote'
                            AND peg.location_id IN (SELECT id FROM catalog.location WHERE vendor_id IS NOT NULL)) -- bought straight for orders alone
                 GROUP BY peg.item_id, peg.location_id, sales.id, other.reference, other.requested_on
                 ORDER BY peg.item_id, peg.location_id, 3 NULLS FIRST, sales.ordered_at, sales.id, other.reference
                """, (row, _) -> new PlaceFacts.Demand(
                        place(row), row.getObject("requested_on", LocalDate.class), row.getString("number"), row.getLong("open")));
    }

    /** What only some places need, read when the first of these asks. */
    More more(Looked looked) {
        return new More(new OnceAsked<>(() -> otherWays(looked), PlaceFacts.OtherWay::place), new OnceAsked<>(() -> directSupply(looked), PlaceFacts.Supply::place));
    }

    /** Other ways and what goes straight to customers; asked in the order of places. */
    record More(OnceAsked<PlaceFacts.OtherWay> ways, OnceAsked<PlaceFacts.Supply> direct) implements AutoCloseable {
        /** A place with its supply and demand, and with all its ways. */
        PlaceFacts with(PlaceFacts place, List<PlaceFacts.Supply> supply, List<PlaceFacts.Demand> demand) {
            return place.with(place.direct() ? direct.at(place.place()) : supply, demand)
                    .withOtherWays(place.hasOtherWays() ? ways.at(place.place()) : List.of());
        }

        @Override
        public void close() {
            ways.close();
            direct.close();
        }
    }

    static Place place(ResultSet row) throws SQLException {
        return new Place(row.getLong("item_id"), row.getLong("location_id"));
    }

    /**
     * Without supply and demand; nothing where neither a way nor a rule is known.
     *
     * @param direct whether a vendor ships from there straight to customers
     * @param given  null: the usual rule
     */
    static Optional<PlaceFacts> facts(Place place, Kind item, boolean direct, boolean stocked, Learned learned, long onHand,
            List<Term> terms, PlaceFacts.@Nullable Rule given) {
        if (terms.isEmpty() && given == null) {
            return Optional.empty();
        }
        var rule = given == null ? ReorderPointResource.USUAL : given;
        return Optional.of(new PlaceFacts(
                place,
                item.status(),
                item.kit(),
                stocked,
                item.decimals(),
                terms.isEmpty() ? null : terms.getFirst().way(item.decimals(), List.of()),
                direct ? rule.boughtPerOrder() : rule,
                learned.points(),
                onHand,
                List.of(),
                List.of(),
                terms.size() > 1,
                List.of(),
                learned.perDay() == null || item.shelfLife() == null ? null : Long.valueOf((long) Math.floor(learned.perDay() * item.shelfLife())),
                direct,
                null));
    }

    private static Term term(ResultSet row, int number) throws SQLException {
        return new Term(
                place(row),
                row.getString("kind"),
                row.getObject("vendor_id", Long.class),
                row.getObject("from_location_id", Long.class),
                row.getObject("lead_time_days", Integer.class),
                row.getString("lead_time_unit").equals("working"),
                atLeastOne(row, "moq"),
                atLeastOne(row, "multiple"),
                row.getObject("maximum", Long.class),
                row.getBigDecimal("purchase_factor"),
                row.getInt("purchase_decimals"));
    }

    private static List<PlaceFacts.Price> prices(ResultSet row) throws SQLException {
        var from = row.getArray("from_quantities");
        if (from == null) {
            return List.of();
        }
        var quantities = (BigDecimal[]) from.getArray();
        var prices = (BigDecimal[]) row.getArray("prices").getArray();
        var currencies = (String[]) row.getArray("currencies").getArray();
        return IntStream.range(0, quantities.length).mapToObj(i -> new PlaceFacts.Price(quantities[i], prices[i], currencies[i])).toList();
    }

    private static long atLeastOne(ResultSet row, String column) throws SQLException {
        return Math.max(1, row.getLong(column));
    }

    private static PlaceFacts.Rule rule(ResultSet row) throws SQLException {
        return new PlaceFacts.Rule(
                row.getString("mode").equals("manual"),
                row.getObject("reorder_point", Long.class),
                row.getObject("order_up_to", Long.class),
                row.getObject("order_quantity", Long.class),
                row.getString("order_up_to_rule").equals("never-exceed"),
                row.getString("trigger"),
                row.getInt("review_days"),
                row.getObject("horizon_days", Integer.class),
                row.getString("target_kind"),
                row.getObject("target_value", BigDecimal.class).doubleValue(),
                row.getBoolean("per_order"),
                row.getObject("snoozed_until", LocalDate.class));
    }

    static Learned learned(ResultSet row) throws SQLException {
        var point = row.getObject("learned_point", Long.class);
        return new Learned(point == null ? null : new PlaceFacts.Points(point, row.getLong("learned_up_to"), row.getDouble("per_day")),
                row.getObject("per_day", Double.class));
    }
}
