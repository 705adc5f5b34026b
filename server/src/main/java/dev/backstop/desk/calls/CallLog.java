package dev.backstop.desk.calls;

import dev.backstop.access.Who;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls as they are stored, under the telephone system's own names. What is known of one comes in any order and more than once. */
@Component
public class CallLog {
    private final JdbcClient jdbc;
    private final Clock clock;

    CallLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A call as the caller's page shows it. */
    public record Past(String callId, String direction, Instant startedAt, @Nullable Integer durationSeconds, @Nullable String agent,
            @Nullable String reason,
            @Nullable String outcome, @Nullable String note) {}

    /** It rings, or somebody looks at the caller's page. A blank name is no call. */
    public void rings(String callId, @Nullable String from, @Nullable String to, @Nullable Long customer) {
        if (!callId.isBlank()) {
            jdbc.sql("""
                    INSERT INTO desk.call (call_id, from_number, to_number, customer_id, agent, started_at)
                    VALUES (:call, :from, :to, :customer, :agent, :now)
                        ON CONFLICT (call_id) DO UPDATE SET customer_id = coalesce(excluded.customer_id, call.customer_id),
                           from_number = coalesce(call.from_number, excluded.from_number), to_number = coalesce(call.to_number,
                                  excluded.to_number)
                     WHERE (excluded.customer_id IS NOT NULL AND call.customer_id IS DISTINCT FROM excluded.customer_id)
                        OR (excluded.from_number IS NOT NULL AND call.from_number IS NULL)
                    """)
                    .param("call", callId).param("from", from).param("to", to).param("customer", customer).param("agent", Who.now())
                    .param("now", utc(clock.instant())).update();
        }
    }

    /** The caller heard something that we know to be true, about these orders. */
    public void answered(String callId, Collection<Long> orders) {
        if (callId.isBlank()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO desk.call (call_id, agent, started_at, answered_at) VALUES (:call, :agent, :now, :now)
                    ON CONFLICT (call_id) DO UPDATE SET answered_at = excluded.answered_at WHERE call.answered_at IS NULL
                """)
                .param("call", callId).param("agent", Who.now()).param("now", utc(clock.instant())).update();
        about(callId, orders);
    }

    private void about(String callId, Collection<Long> orders) {
        if (orders.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO desk.call_order (call_id, order_id) SELECT :call, id FROM unnest(:orders::bigint[]) id ON CONFLICT DO NOTHING
                """)
                .param("call", callId).param("orders", orders.toArray(Long[]::new)).update();
    }

    /** What a second wrap-up of the same call leaves out stays as it was. */
    void wrapUp(WrapUp over) {
        var now = clock.instant();
        var started = over.startedAt();
        jdbc.sql("""
                INSERT INTO desk.call AS c (call_id, direction, from_number, to_number, customer_id, agent, started_at, ended_at,
                       duration_s, reason, outcome, note)
                VALUES (:call, :direction, :from, :to, :customer, :agent, coalesce(:started::timestamptz, :now), :now, :duration, :reason,
                       :outcome, :note)
                    ON CONFLICT (call_id) DO UPDATE SET (direction, from_number, to_number, customer_id, agent, started_at, ended_at,
                           duration_s, reason,
                       outcome, note) =
                       (excluded.direction, coalesce(excluded.from_number, c.from_number), coalesce(excluded.to_number, c.to_number),
                       coalesce(excluded.customer_id, c.customer_id), coalesce(excluded.agent, c.agent), coalesce(:started::timestamptz,
                              c.started_at),
                       excluded.ended_at, coalesce(excluded.duration_s, c.duration_s), coalesce(excluded.reason, c.reason),
                       coalesce(excluded.outcome, c.outcome), coalesce(excluded.note, c.note))
                """)
                .param("call", over.callId()).param("direction", over.direction().name().toLowerCase(Locale.ROOT))
                        .param("from", over.from())
                .param("to", over.to()).param("customer", over.customer()).param("agent", over.agent())
                .param("started", started == null ? null : utc(started)).param("now", utc(now)).param("duration", over.durationSeconds())
                .param("reason", name(over.reason())).param("outcome", name(over.outcome())).param("note", over.note()).update();
        about(over.callId(), over.orders());
    }

    /** The latest calls of a customer, newest first. */
    public List<Past> of(long customer, int most) {
        return read("customer_id = :key", customer, most);
    }

    List<Past> one(String callId) {
        return read("call_id = :key", callId, 1);
    }

    private List<Past> read(String which, Object key, int most) {
        return jdbc.sql("""
                SELECT call_id, direction, started_at, duration_s AS duration_seconds, agent, reason, outcome, note
                  FROM desk.call
                 WHERE %s
                 ORDER BY started_at DESC
                 LIMIT :most
                """.formatted(which)).param("key", key).param("most", most).query(Past.class).list();
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
