package dev.backstop.outreach;

import dev.backstop.planning.telling.DialGate;
import dev.backstop.web.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the calls to make. Those whose news is old by now are passed over. */
@Component
class CallQueue {
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    CallQueue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Calls.Call> open(Instant now) {
        return read(now, null);
    }

    Optional<Calls.Call> one(long id, Instant now) {
        return read(now, id).stream().findFirst();
    }

    private List<Calls.Call> read(Instant now, @Nullable Long id) {
        return jdbc.sql("""
                SELECT k.id, c.code, c.name, k.phone, k.due_by, k.not_before, n.text, n.language, c.country,
                       coalesce(c.time_zone, (SELECT l.time_zone FROM catalog.location l ORDER BY l.vendor_id IS NOT NULL, l.priority, l.id LIMIT 1), 'UTC') AS zone,
                       ARRAY(SELECT DISTINCT o.number FROM outreach.notice_part np JOIN orders.sales_order o ON o.id = np.order_id
                              WHERE np.notice_id = n.id ORDER BY 1) AS orders,
                       (SELECT sum(ol.price * sl.quantity / power(10, i.decimals))
                          FROM outreach.notice_part np
                          JOIN promising.schedule_line sl ON sl.id = np.schedule_line_id
                          JOIN orders.order_line ol ON ol.id = sl.line_id
                          JOIN catalog.item i ON i.id = ol.item_id
                         WHERE np.notice_id = n.id) AS value,
                       (SELECT count(*) FROM outreach.call_attempt a WHERE a.call_id = k.id)::int AS attempts,
                       (SELECT count(*) FROM outreach.call_attempt a WHERE a.call_id = k.id AND a.at > :now - interval '18 hours')::int AS today,
                       EXISTS (SELECT 1 FROM post.suppression s WHERE s.address = lower(k.phone) AND s.stream = 'service') AS do_not_call
                  FROM outreach.call k
                  JOIN outreach.notice n ON n.id = k.notice_id
                  JOIN orders.customer c ON c.id = k.customer_id
                 WHERE k.state = 'open' AND (:id::bigint IS NULL OR k.id = :id)
                   AND EXISTS (SELECT 1 FROM outreach.duty d WHERE d.notice_id = n.id AND d.state = 'open')
                 ORDER BY k.due_by, value DESC NULLS LAST, k.id LIMIT :most
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("id", id).param("most", MOST).query((row, _) -> call(row, now)).list();
    }

    private static Calls.Call call(ResultSet row, Instant now) throws SQLException {
        var notBefore = row.getObject("not_before", OffsetDateTime.class);
        var gate = DialGate.ask(new DialGate.Facts(now, ZoneId.of(row.getString("zone")), row.getString("country"), row.getBoolean("do_not_call"),
                row.getInt("attempts"), row.getInt("today"), notBefore == null ? null : notBefore.toInstant()));
        var closed = gate instanceof DialGate.Answer.Closed c ? c : null;
        var script = script(row.getString("text"), Phrases.in(Addressee.locale(row.getString("language"))), row.getString("name"));
        var value = row.getBigDecimal("value");
        return new Calls.Call(row.getLong("id"), row.getString("code"), row.getString("name"), row.getString("phone"),
                row.getObject("due_by", OffsetDateTime.class).toInstant(), List.of((String[]) row.getArray("orders").getArray()),
                value == null ? null : value.setScale(2, java.math.RoundingMode.HALF_UP).toPlainString(), row.getInt("attempts"),
                closed == null ? null : closed.why(), closed == null ? null : closed.opensAt(), row.getString("language"),
                Json.sha256(String.join("\n", script).getBytes(StandardCharsets.UTF_8)).substring(0, 8), script);
    }

    /** The words of the notice, read aloud: who calls, what changed, why, the choices, what the law wants said, and that it is confirmed. */
    private static List<String> script(String notice, Phrases phrases, String name) {
        var steps = new ArrayList<String>();
        steps.add(phrases.say("call.open", "customer", name));
        Arrays.stream(notice.split("\n\n")).map(String::strip).filter(step -> !step.isEmpty() && !step.contains("/your-order/") && !step.startsWith("--"))
                .forEach(steps::add);
        steps.add(phrases.say("call.close"));
        return steps;
    }

    List<Long> orderIds(long call) {
        return jdbc.sql("""
                SELECT DISTINCT np.order_id FROM outreach.call k JOIN outreach.notice_part np ON np.notice_id = k.notice_id WHERE k.id = :id ORDER BY 1
                """).param("id", call).query(Long.class).list();
    }
}
