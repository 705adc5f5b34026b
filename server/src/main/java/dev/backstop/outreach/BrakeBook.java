package dev.backstop.outreach;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
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
        return jdbc.sql("SELECT brake_days, brake_customers FROM outreach.rules").query(Limits.class).optional()
                .orElse(new Limits(30, 200));
    }

    void put(Limits limits) {
        jdbc.sql("""
                INSERT INTO outreach.rules (brake_days, brake_customers) VALUES (:days, :customers)
                    ON CONFLICT (only_row) DO UPDATE SET brake_days = excluded.brake_days, brake_customers = excluded.brake_customers
                """).param("days", limits.brakeDays()).param("customers", limits.brakeCustomers()).update();
    }

    private record Large(String cause, @Nullable String reference, @Nullable Integer mostDays, int customers,
            @Nullable OffsetDateTime legal) {}

    /**
     * Duties were opened for these slips; those that a large change from outside brought are held, however many transactions' parts they
     * came in.
     */
    void look(List<DutyBook.Owed> slipped) {
        if (slipped.stream().noneMatch(owed -> owed.made().causeKind().startsWith("supply-"))) {
            return;
        }
        var now = clock.instant();
        for (var large : large(now)) {
            var until = untilAt(now, large.legal() == null ? null : large.legal().toInstant());
            var brake = jdbc.sql("""
                    INSERT INTO outreach.brake (cause, reference, most_days, customers, opened_at, until)
                    VALUES (:cause, :reference, :days, :customers, :now, :until)
                        ON CONFLICT (cause, opened_at) DO UPDATE SET customers = excluded.customers, most_days = excluded.most_days,
                               until = excluded.until
                    RETURNING id
                    """)
                    .param("cause", large.cause()).param("reference", large.reference()).param("days", large.mostDays())
                    .param("customers", large.customers())
                    .param("now", utc(now)).param("until", utc(until)).query(Long.class).single();
            jdbc.sql("UPDATE outreach.duty SET brake_id = :brake WHERE state = 'open' AND opened_at = :now AND cause = :cause")
                    .param("brake", brake).param("now", utc(now)).param("cause", large.cause()).update();
        }
    }

    /** From outside is what a vendor confirmed, or a container's new date; what a buyer typed is not. */
    private List<Large> large(Instant now) {
        var limits = limits();
        return jdbc.sql("""
                WITH cause AS (
                    SELECT d.cause, p.cause_reference AS reference,
                           CASE WHEN bool_or(d.new_ship_by IS NULL) THEN NULL ELSE max(d.new_ship_by - coalesce(d.old_ship_by,
                                  d.new_ship_by)) END AS most_days,
                           count(DISTINCT o.customer_id)::int AS customers, min(d.legal_due_by) AS legal
                      FROM outreach.duty d
                      JOIN promising.promise p ON p.id = d.promise_id
                      JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                      JOIN orders.order_line ol ON ol.id = sl.line_id
                      JOIN orders.sales_order o ON o.id = ol.order_id
                     WHERE d.state = 'open' AND d.opened_at = :now AND p.cause_kind LIKE 'supply-%'
                     GROUP BY d.cause, p.cause_reference)
                SELECT cause, reference, most_days, customers, legal
                  FROM cause
                 WHERE (most_days IS NULL OR most_days > :days OR customers > :customers)
                   AND (EXISTS (SELECT FROM supply.purchase_order po
                                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                                  JOIN LATERAL (SELECT v.kind, v.at FROM supply.part_date v
                                         WHERE v.part_id = part.id ORDER BY v.id DESC LIMIT 1) word ON true
                                 WHERE po.number = split_part(cause.reference, '/', 1) AND word.kind = 'confirmed' AND word.at = :now)
                        OR EXISTS (SELECT FROM supply.inbound_shipment s WHERE s.code = cause.reference))
                 ORDER BY cause
                """)
                .param("now", utc(now)).param("days", limits.brakeDays()).param("customers", limits.brakeCustomers()).query(Large.class)
                .list();
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
