package dev.backstop.outreach;

import dev.backstop.promising.PromisesMade;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
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

    /**
     * What some new duties have of one change from outside.
     *
     * @param reference the purchase order's line, or the inbound shipment; with {@code saidAt} it is the change
     * @param mostDays  by how much the date moved that moved most; null: a date was lost
     * @param legal     the earliest legal deadline among them
     */
    private record Part(String cause, String reference, OffsetDateTime saidAt, @Nullable Integer mostDays, @Nullable OffsetDateTime legal) {}

    /** Duties were opened for these slips; those that a large change from outside brought are held, in however many transactions they come. */
    void look(List<DutyBook.Owed> slipped) {
        var promises = slipped.stream().map(DutyBook.Owed::made).filter(made -> made.causeKind().startsWith("supply-")).map(PromisesMade.Made::promise).toList();
        for (var part : promises.isEmpty() ? List.<Part>of() : parts(promises)) {
            var customers = count(part, promises);
            var brake = brake(part);
            if (brake.isPresent()) {
                brake.filter(Known::held).ifPresent(held -> hold(held.id(), promises, part));
            } else if (isLarge(part, customers)) {
                pull(part);
            }
        }
    }

    private boolean isLarge(Part part, int customers) {
        var limits = limits();
        return part.mostDays() == null || part.mostDays() > limits.brakeDays() || customers > limits.brakeCustomers();
    }

    /** From outside is what a vendor confirmed, or a container's new date; what a buyer typed is not. */
    private List<Part> parts(List<Long> promises) {
        return jdbc.sql("""
                WITH slip AS (
                    SELECT d.cause, p.cause_reference AS reference, min(d.legal_due_by) AS legal,
                           CASE WHEN bool_or(d.new_ship_by IS NULL) THEN NULL ELSE max(d.new_ship_by - coalesce(d.old_ship_by, d.new_ship_by)) END AS most_days
                      FROM outreach.duty d
                      JOIN promising.promise p ON p.id = d.promise_id
                     WHERE d.state = 'open' AND d.promise_id = ANY (:promises)
                     GROUP BY d.cause, p.cause_reference)
                SELECT slip.cause, slip.reference, slip.most_days, slip.legal, word.at AS said_at
                  FROM slip
                  JOIN LATERAL (SELECT v.kind, v.at
                                  FROM supply.purchase_order po
                                  JOIN supply.purchase_order_line line ON line.order_id = po.id
                                  JOIN supply.purchase_order_part part ON part.line_id = line.id
                                  JOIN supply.part_date v ON v.part_id = part.id
                                 WHERE po.number = split_part(slip.reference, '/', 1) AND po.number || '/' || line.line = slip.reference
                                 ORDER BY v.at DESC, v.id DESC LIMIT 1) word ON word.kind = 'confirmed'
                 UNION ALL
                SELECT slip.cause, slip.reference, slip.most_days, slip.legal, word.at
                  FROM slip
                  JOIN LATERAL (SELECT max(v.at) AS at
                                  FROM supply.inbound_shipment s
                                  JOIN supply.purchase_order_part part ON part.inbound_shipment_id = s.id
                                  JOIN supply.part_date v ON v.part_id = part.id
                                 WHERE s.code = slip.reference) word ON word.at IS NOT NULL
                 ORDER BY cause
                """).param("promises", promises.toArray(Long[]::new)).query(Part.class).list();
    }

    /** Counts the customers of a part of a change in, and answers how many it has so far. */
    private int count(Part part, List<Long> promises) {
        jdbc.sql("""
                INSERT INTO outreach.change_customer (reference, said_at, customer_id)
                SELECT DISTINCT :reference, :saidAt::timestamptz, o.customer_id
                  FROM outreach.duty d
                  JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                  JOIN orders.order_line ol ON ol.id = sl.line_id
                  JOIN orders.sales_order o ON o.id = ol.order_id
                 WHERE d.state = 'open' AND d.promise_id = ANY (:promises) AND d.cause = :cause
                 ORDER BY o.customer_id
                    ON CONFLICT DO NOTHING
                """).param("reference", part.reference()).param("saidAt", part.saidAt()).param("cause", part.cause())
                .param("promises", promises.toArray(Long[]::new)).update();
        return jdbc.sql("SELECT count(*) FROM outreach.change_customer WHERE reference = :reference AND said_at = :saidAt")
                .param("reference", part.reference()).param("saidAt", part.saidAt()).query(Integer.class).single();
    }

    private record Known(long id, boolean held) {}

    private Optional<Known> brake(Part part) {
        return jdbc.sql("SELECT id, state = 'held' AS held FROM outreach.brake WHERE reference = :reference AND said_at = :saidAt")
                .param("reference", part.reference()).param("saidAt", part.saidAt()).query(Known.class).optional();
    }

    private void hold(long brake, List<Long> promises, Part part) {
        jdbc.sql("UPDATE outreach.duty SET brake_id = :brake WHERE state = 'open' AND promise_id = ANY (:promises) AND cause = :cause")
                .param("brake", brake).param("promises", promises.toArray(Long[]::new)).param("cause", part.cause()).update();
    }

    /** Holds all that the change brought so far. */
    private void pull(Part part) {
        var now = clock.instant();
        var brake = jdbc.sql("""
                INSERT INTO outreach.brake (cause, reference, said_at, most_days, opened_at, until)
                VALUES (:cause, :reference, :saidAt, :days, :now, :until)
                    ON CONFLICT (reference, said_at) DO UPDATE SET cause = excluded.cause
                RETURNING id
                """)
                .param("cause", part.cause()).param("reference", part.reference()).param("saidAt", part.saidAt()).param("days", part.mostDays())
                .param("now", utc(now)).param("until", utc(untilAt(now, part.legal() == null ? null : part.legal().toInstant()))).query(Long.class).single();
        jdbc.sql("""
                UPDATE outreach.duty d SET brake_id = :brake
                  FROM promising.promise p
                 WHERE p.id = d.promise_id AND p.cause_reference = :reference AND d.state = 'open' AND d.opened_at >= :saidAt AND d.cause = :cause
                """).param("brake", brake).param("reference", part.reference()).param("saidAt", part.saidAt()).param("cause", part.cause()).update();
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
