package dev.backstop.replenishment;

import dev.backstop.access.Who;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Units;
import dev.backstop.replenishment.PlanningEventResource.Measured;
import dev.backstop.web.Cursor;
import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What planners know: written down with author, reason and end, and measured when it is over. */
@Component
class PlanningEvents {
    private static final List<String> KINDS = List.of("promotion", "known-order", "adjustment", "safety-stock-holiday", "service-target");
    private static final int FACTOR_DECIMALS = 4;

    /** What was wanted in its days, as far as they are over, and what was expected. */
    private static final String SELECT = """
            SELECT event.number, event.kind, item.sku, item.unit, item.decimals, event.category, location.code, event.from_on,
                   event.until_on, event.factor,
                   event.quantity, event.target_value, event.reason, event.by, event.at, event.without, event.withdrawn_at,
                   (SELECT sum(wanted.quantity / 10.0 ^ thing.decimals)::float8
                      FROM replenishment.past_demand past
                      JOIN catalog.item thing ON thing.id = past.item_id
                     CROSS JOIN unnest(past.days, past.quantities) AS wanted (day, quantity)
                     WHERE event.until_on < :today AND (event.item_id IS NULL OR past.item_id = event.item_id)
                       AND (event.category IS NULL OR thing.category = event.category) AND (event.location_id IS NULL
                              OR past.location_id = event.location_id)
                       AND past.first_on + wanted.day BETWEEN event.from_on AND event.until_on) AS actual
              FROM replenishment.planning_event event
              LEFT JOIN catalog.item item ON item.id = event.item_id
              LEFT JOIN catalog.location location ON location.id = event.location_id
            """;

    private final JdbcClient jdbc;
    private final Items items;
    private final Locations locations;
    private final Clock clock;

    PlanningEvents(JdbcClient jdbc, Items items, Locations locations, Clock clock) {
        this.jdbc = jdbc;
        this.items = items;
        this.locations = locations;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    Listing<PlanningEventResource> page(Cursor cursor) {
        var rows = jdbc.sql(SELECT + """
                 WHERE :after = 0 OR substring(event.number FROM 4)::bigint < :after
                 ORDER BY substring(event.number FROM 4)::bigint DESC
                 LIMIT :limit
                """)
                .param("today", today()).param("after", cursor.afterId()).param("limit", cursor.limit() + 1).query(this::row).list();
        return Listing.page(rows, cursor, event -> Objects.requireNonNull(event.event()).replaceAll("\\D", ""));
    }

    Optional<PlanningEventResource> byNumber(String number) {
        return jdbc.sql(SELECT + " WHERE event.number = :number").param("today", today()).param("number", number).query(this::row)
                .optional();
    }

    /** Writes one down; what is expected without it is kept, so that it can be measured afterwards. */
    PlanningEventResource add(PlanningEventResource wanted) {
        var form = new Form();
        form.required("/kind", wanted.kind(), "Say what it is: one of %s.".formatted(String.join(", ", KINDS)));
        form.oneOf("/kind", wanted.kind(), KINDS);
        form.required("/reason", wanted.reason(), "Say why: whoever reads the numbers later will want to know.");
        var item = wanted.sku() == null ? null : items.require(wanted.sku(), "/sku");
        var location = wanted.location() == null ? null : locations.require(wanted.location(), "/location");
        if (item != null && wanted.category() != null) {
            form.fault("/category", "An event is of one item or of one category. Leave one of them out.");
        }
        if (wanted.from() == null || wanted.until() == null) {
            form.fault(wanted.from() == null ? "/from" : "/until", "An event begins on a day and ends on a day. Give both.");
        } else if (wanted.until().isBefore(wanted.from())) {
            form.fault("/until", "%s is before the first day, %s.".formatted(wanted.until(), wanted.from()));
        }
        var isFactor = "promotion".equals(wanted.kind()) || "adjustment".equals(wanted.kind());
        var factor = only(isFactor, "/factor", wanted.factor(), "Say how many times as much is wanted, such as \"1.5\".", form)
                ? form.decimal("/factor", wanted.factor(), FACTOR_DECIMALS) : null;
        var isOrder = "known-order".equals(wanted.kind());
        var counted = only(isOrder, "/quantity", wanted.quantity(), "Say how much is expected on top.", form);
        if (isOrder && item == null) {
            form.fault("/sku", "A large order is of one item. Name it.");
        }
        var isTarget = "service-target".equals(wanted.kind());
        var target = only(isTarget, "/target", wanted.target(), "Say the share of demand to serve from stock, such as \"0.98\".", form)
                ? form.positive("/target", wanted.target(), 5) : null;
        if (target != null && target.compareTo(java.math.BigDecimal.ONE) >= 0) {
            form.fault("/target", "%s is not below 1. Write 98 %% as \"0.98\".".formatted(wanted.target()));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var quantity = counted && item != null
                ? Long.valueOf(item.units().readPositive(Objects.requireNonNull(wanted.quantity()), "/quantity")) : null;
        var number = jdbc.sql("""
                INSERT INTO replenishment.planning_event (number, kind, item_id, category, location_id, from_on, until_on, factor,
                       quantity, target_value, reason,
                       by, at, without)
                SELECT 'EV-' || nextval('replenishment.planning_event_number'), :kind, :item::bigint, :category::text, :location::bigint,
                       :from, :until, :factor::numeric,
                       :quantity::bigint, :target::numeric, :reason, :by, :at,
                       (SELECT sum(learned.per_day / 10.0 ^ item.decimals) * (:until::date - :from::date + 1)
                          FROM replenishment.learned JOIN catalog.item item ON item.id = learned.item_id
                         WHERE (:item::bigint IS NULL OR learned.item_id = :item) AND (:category::text IS NULL OR item.category = :category)
                           AND (:location::bigint IS NULL OR learned.location_id = :location))
                RETURNING number
                """)
                .param("kind", wanted.kind()).param("item", item == null ? null : item.id()).param("category", wanted.category())
                .param("location", location == null ? null : location.id()).param("from", wanted.from()).param("until", wanted.until())
                .param("factor", factor).param("quantity", quantity).param("target", target).param("reason", wanted.reason())
                .param("by", Who.now()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).query(String.class).single();
        return byNumber(number).orElseThrow();
    }

    /** Whether a value is there that belongs there. */
    private static boolean only(boolean belongs, String pointer, @Nullable String value, String cure, Form form) {
        if (belongs) {
            form.required(pointer, value, cure);
        } else if (value != null) {
            form.fault(pointer, "An event of this kind has none. Leave it out.");
        }
        return belongs && value != null;
    }

    /** Takes it back; from the next plan on it counts no more. Twice is once. */
    PlanningEventResource withdraw(String number) {
        jdbc.sql("""
                UPDATE replenishment.planning_event SET withdrawn_at = :at, withdrawn_by = :by WHERE number = :number AND withdrawn_at IS NULL
                """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("number", number).update();
        return byNumber(number).orElseThrow(() -> Problem.notFound("planning event", number));
    }

    private PlanningEventResource row(ResultSet row, int at) throws SQLException {
        var from = row.getObject("from_on", LocalDate.class);
        var until = row.getObject("until_on", LocalDate.class);
        var quantity = row.getObject("quantity", Long.class);
        var factor = row.getBigDecimal("factor");
        var units = row.getString("unit") == null ? new Units("piece", 0) : new Units(row.getString("unit"), row.getInt("decimals"));
        var state = row.getObject("withdrawn_at") != null ? "withdrawn" : until.isBefore(today()) ? "over" : from.isAfter(today())
                ? "ahead" : "holding";
        var target = row.getBigDecimal("target_value");
        return new PlanningEventResource(row.getString("number"), row.getString("kind"), row.getString("sku"), row.getString("category"),
                row.getString("code"),
                from, until, factor == null ? null : factor.stripTrailingZeros().toPlainString(), quantity == null ? null
                        : units.text(quantity),
                target == null ? null : target.stripTrailingZeros().toPlainString(), row.getString("reason"),
                row.getString("by"), row.getTimestamp("at").toInstant(), state,
                row.getObject("without") == null || (factor == null && quantity == null) ? null
                        : measured(row.getDouble("without"), factor == null ? 1 : factor.doubleValue(),
                                quantity == null ? 0 : quantity / Math.pow(10, units.decimals()), row.getObject("actual", Double.class)));
    }

    private static Measured measured(double without, double factor, double onTop, @Nullable Double actual) {
        var with = without * factor + onTop;
        return new Measured(LearnedWords.number(without, 1), LearnedWords.number(with, 1), actual == null ? null
                : LearnedWords.number(actual, 1),
                actual == null ? null : LearnedWords.number(Math.abs(actual - without) - Math.abs(actual - with), 1));
    }
}
