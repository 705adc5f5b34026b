package dev.backstop.outreach;

import dev.backstop.planning.law.Alarm;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deadlines of the law that are near or over, and which of them somebody was told of. */
@Component
class DeadlineBook {
    private static final int DAYS_AHEAD = 21; // five working days, over the longest holidays
    private static final int DAYS_BACK = 14;
    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    DeadlineBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A deadline of one order.
     *
     * @param what  what must have happened by then, as in {@link dev.backstop.planning.law.Deadline}; or {@code end} (the law ended it),
     *              {@code notice} (one that is owed), {@code refund}
     * @param money what hangs on it; null: no price is known
     */
    record Dated(String what, String order, String customer, LocalDate deadline, @Nullable BigDecimal money, @Nullable String currency) {
        String subject() {
            return what + ' ' + order;
        }
    }

    /** A deadline as it is said now. */
    record Near(Dated dated, Alarm alarm) {}

    /** What is due about today, the soonest first; of an order and a day one of each kind. What silence turns into a yes presses nobody. */
    List<Dated> near(LegalPlace.Seat seat, Instant now) {
        return jdbc.sql("""
                SELECT found.what, o.number AS "order", c.name AS customer, found.deadline, sum(found.money) AS money,
                       min(found.currency) AS currency
                  FROM (SELECT k.next_what AS what, ol.order_id, k.strikes_on AS deadline,
                               ol.price * sl.quantity / power(10::numeric, i.decimals) AS money, owner.currency
                          FROM outreach.legal_case k
                          JOIN promising.schedule_line sl ON sl.id = k.schedule_line_id AND sl.state IN ('open', 'released')
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                          JOIN orders.sales_order owner ON owner.id = ol.order_id
                          JOIN catalog.item i ON i.id = ol.item_id
                         WHERE k.strikes_on BETWEEN :today AND :today::date + :ahead AND k.next_what <> 'silence-agrees'
                        UNION ALL
                        SELECT 'end', ol.order_id, k.vested_on, ol.price * sl.quantity / power(10::numeric, i.decimals), owner.currency
                          FROM outreach.legal_case k
                          JOIN promising.schedule_line sl ON sl.id = k.schedule_line_id
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                          JOIN orders.sales_order owner ON owner.id = ol.order_id
                          JOIN catalog.item i ON i.id = ol.item_id
                         WHERE k.ended IN ('NO_NOTICE', 'NO_CONSENT', 'NOT_RENEWED')
                           AND k.vested_on BETWEEN :today::date - :back AND :today::date - 1
                        UNION ALL
                        SELECT 'notice', ol.order_id, (d.legal_due_by AT TIME ZONE :zone)::date, NULL, NULL
                          FROM outreach.duty d
                          JOIN promising.schedule_line sl ON sl.id = d.schedule_line_id
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                         WHERE d.state = 'open' AND d.legal_due_by < :now
                        UNION ALL
                        SELECT 'refund', r.order_id, (r.due_by AT TIME ZONE :zone)::date, r.amount, r.currency
                          FROM outreach.refund r WHERE r.state <> 'confirmed' AND r.due_by < :today::date + :ahead) found
                  JOIN orders.sales_order o ON o.id = found.order_id
                  JOIN orders.customer c ON c.id = o.customer_id
                 GROUP BY found.what, o.number, c.name, found.deadline
                 ORDER BY found.deadline, money DESC NULLS LAST, o.number
                 LIMIT :most
                """).param("today", seat.day(now)).param("zone", seat.zone().getId()).param("now", now.atOffset(ZoneOffset.UTC))
                .param("ahead", DAYS_AHEAD).param("back", DAYS_BACK).param("most", MOST).query(Dated.class).list();
    }

    /** Those of them of which nobody was told yet that they are as near as they are now; from now on somebody was. */
    List<Near> sayOnce(List<Dated> dated, LegalPlace.Seat seat, Instant now) {
        var near = dated.stream().flatMap(one -> Alarm.of(one.deadline(), seat.day(now), seat.calendar()).map(alarm -> new Near(one, alarm))
                .stream()).toList();
        record Said(String subject, LocalDate deadline, int ahead) {}
        var fresh = new HashSet<>(jdbc.sql("""
                INSERT INTO outreach.deadline_alarm (subject, deadline, ahead, said_at)
                SELECT n.*, :now FROM unnest(:subjects::text[], :deadlines::date[], :aheads::int[]) AS n
                    ON CONFLICT DO NOTHING
                RETURNING subject, deadline, ahead
                """)
                .param("subjects", Columns.texts(near, one -> one.dated().subject()))
                .param("deadlines", Columns.texts(near, one -> one.dated().deadline()))
                .param("aheads", Columns.ints(near, one -> one.alarm().workingDays()))
                .param("now", now.atOffset(ZoneOffset.UTC)).query(Said.class).list());
        return near.stream().filter(one -> fresh.contains(new Said(one.dated().subject(), one.dated().deadline(),
                one.alarm().workingDays()))).toList();
    }
}
