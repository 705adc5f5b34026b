package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks whether a change from outside is too large to be passed on unseen, and holds the duties that it brought. */
@Component
class BrakeBook {
    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(17, 0);
    private static final Duration HELD = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final LegalPlace place;

    BrakeBook(JdbcClient jdbc, Clock clock, LegalPlace place) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.place = place;
    }

    /** Changes larger than this are held: a date moved by more days, or more customers to tell. */
    record Limits(int brakeDays, int brakeCustomers) {}

    Limits limits() {
        return jdbc.sql("SELECT brake_days, brake_customers FROM outreach.rules").query(Limits.class).optional().orElse(new Limits(30, 200));
    }

    void put(Limits limits) {
        jdbc.sql("""
                INSERT INTO outreach.rules (brake_days, brake_customers) VALUES (:days, :customers)
                    ON CONFLICT (only_row) DO UPDATE SET brake_days = excluded.brake_days, brake_customers = excluded.brake_customers
                """).param("days", limits.brakeDays()).param("customers", limits.brakeCustomers()).update();
    }

    /** What new duties have of one change: by which words, about what, and when it was said. */
    private record Change(String cause, String reference, OffsetDateTime saidAt) {}

    /**
     * Duties are about to be opened for these slips; those that a large change from outside brought are held, in however many transactions
     * they come.
     *
     * @return the brakes that hold, by schedule line
     */
    Map<Long, Long> holding(List<SlipDuties.Owed> slipped) {
        var moved = slipped.stream().filter(owed -> owed.made().causeKind().startsWith("supply-") && owed.made().causeReference() != null)
                .collect(groupingBy(owed -> Objects.requireNonNull(owed.made().causeReference(), "filtered")));
        if (moved.isEmpty()) {
            return Map.of();
        }
        var holding = new HashMap<Long, Long>();
        var said = saidOutside(moved.keySet());
        moved.forEach((reference, owed) -> {
            var at = said.get(reference);
            if (at != null) {
                owed.stream().collect(groupingBy(one -> one.made().causeText(), TreeMap::new, toList()))
                        .forEach((cause, part) -> brakeOf(new Change(cause, reference, at), part)
                                .ifPresent(brake -> part.forEach(one -> holding.put(one.made().scheduleLine(), brake))));
            }
        });
        return holding;
    }

    private Optional<Long> brakeOf(Change change, List<SlipDuties.Owed> part) {
        count(change, part);
        var brake = brake(change);
        if (brake.isPresent()) {
            return brake.filter(Known::held).map(Known::id);
        }
        return isLarge(change, part) ? Optional.of(pull(change, part)) : Optional.empty();
    }

    private boolean isLarge(Change change, List<SlipDuties.Owed> part) {
        var limits = limits();
        return mostDays(part).filter(days -> days <= limits.brakeDays()).isEmpty() || customers(change) > limits.brakeCustomers();
    }

    /** By how much the date moved that moved most; empty: a date was lost. */
    private static Optional<Integer> mostDays(List<SlipDuties.Owed> part) {
        var most = 0;
        for (var owed : part) {
            var now = owed.made().shipBy();
            var was = owed.made().heardShipBy();
            if (now == null) {
                return Optional.empty();
            }
            most = was == null ? most : Math.max(most, Math.toIntExact(ChronoUnit.DAYS.between(was, now)));
        }
        return Optional.of(most);
    }

    /**
     * When each of these was said, of those that were: a vendor's last word on a line, a container's new date, which is written for all its
     * parts at one instant; what a buyer typed is not from outside.
     */
    private Map<String, OffsetDateTime> saidOutside(Collection<String> references) {
        var said = new HashMap<String, OffsetDateTime>();
        jdbc.sql("""
                SELECT r.reference, word.at
                  FROM unnest(:references::text[]) AS r (reference)
                  JOIN LATERAL (SELECT v.kind, v.at
                                  FROM supply.purchase_order po
                                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                                  JOIN supply.part_date v ON v.part_id = part.id
                                 WHERE po.number = split_part(r.reference, '/', 1) AND po.number || '/' || line.line = r.reference
                                 ORDER BY v.at DESC, v.id DESC LIMIT 1) word ON word.kind = 'confirmed'
                 UNION ALL
                SELECT r.reference, word.at
                  FROM unnest(:references::text[]) AS r (reference)
                  JOIN supply.inbound_shipment s ON s.code = r.reference
                  JOIN LATERAL (SELECT part.id FROM supply.purchase_order_part part
                                 WHERE part.inbound_shipment_id = s.id LIMIT 1) any_part ON true
                  JOIN LATERAL (SELECT v.at FROM supply.part_date v
                                 WHERE v.part_id = any_part.id AND v.reason = 'inbound shipment ' || s.code
                                 ORDER BY v.id DESC LIMIT 1) word ON true
                """).param("references", references.toArray(String[]::new)).query(row -> {
                    said.put(row.getString("reference"), row.getObject("at", OffsetDateTime.class));
                });
        return said;
    }

    /** Counts the customers of a part of a change in. */
    private void count(Change change, List<SlipDuties.Owed> part) {
        jdbc.sql("""
                INSERT INTO outreach.change_customer (reference, said_at, customer_id)
                SELECT DISTINCT :reference, :saidAt::timestamptz, o.customer_id
                  FROM orders.sales_order o
                 WHERE o.id = ANY (:orders)
                 ORDER BY o.customer_id
                    ON CONFLICT DO NOTHING
                """).param("reference", change.reference()).param("saidAt", change.saidAt())
                .param("orders", part.stream().map(owed -> owed.made().order()).distinct().toArray(Long[]::new)).update();
    }

    /** How many customers a change has so far. */
    private int customers(Change change) {
        return jdbc.sql("SELECT count(*) FROM outreach.change_customer WHERE reference = :reference AND said_at = :saidAt")
                .param("reference", change.reference()).param("saidAt", change.saidAt()).query(Integer.class).single();
    }

    private record Known(long id, boolean held) {}

    private Optional<Known> brake(Change change) {
        return jdbc.sql("SELECT id, state = 'held' AS held FROM outreach.brake WHERE reference = :reference AND said_at = :saidAt")
                .param("reference", change.reference()).param("saidAt", change.saidAt()).query(Known.class).optional();
    }

    /** Holds all that the change brought so far, and what it will bring. */
    private long pull(Change change, List<SlipDuties.Owed> part) {
        var now = clock.instant();
        var legal = part.stream().map(SlipDuties.Owed::legalDueBy).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
        var brake = jdbc.sql("""
                INSERT INTO outreach.brake (cause, reference, said_at, most_days, opened_at, until)
                VALUES (:cause, :reference, :saidAt, :days, :now, :until)
                    ON CONFLICT (reference, said_at) DO UPDATE SET cause = excluded.cause
                RETURNING id
                """)
                .param("cause", change.cause()).param("reference", change.reference()).param("saidAt", change.saidAt())
                .param("days", mostDays(part).orElse(null)).param("now", utc(now)).param("until", utc(untilAt(now, legal))).query(Long.class).single();
        jdbc.sql("""
                UPDATE outreach.duty d SET brake_id = :brake
                  FROM promising.promise p
                 WHERE p.id = d.promise_id AND p.cause_reference = :reference AND d.state = 'open' AND d.opened_at >= :saidAt AND d.cause = :cause
                """).param("brake", brake).param("reference", change.reference()).param("saidAt", change.saidAt()).param("cause", change.cause()).update();
        return brake;
    }

    /** Two working hours on, and never past a legal deadline. */
    Instant untilAt(Instant now, @Nullable Instant legal) {
        var seat = place.now();
        var at = now.atZone(seat.zone());
        var left = HELD;
        while (left.isPositive()) {
            var opens = at.with(OPENS);
            var closes = at.with(CLOSES);
            if (!seat.calendar().isWorkingDay(at.toLocalDate()) || !at.isBefore(closes)) {
                at = at.plusDays(1).with(OPENS);
            } else {
                at = at.isBefore(opens) ? opens : at;
                var today = Duration.between(at, closes);
                var passed = left.compareTo(today) < 0 ? left : today;
                at = at.plus(passed);
                left = left.minus(passed);
            }
        }
        var until = at.toInstant();
        return legal != null && legal.isBefore(until) ? legal : until;
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
