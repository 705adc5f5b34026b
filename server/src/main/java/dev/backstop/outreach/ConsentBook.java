package dev.backstop.outreach;

import dev.backstop.access.Who;
import dev.backstop.web.Columns;
import dev.backstop.web.Json;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The choices as they are stored; entries are added and never changed. */
@Component
class ConsentBook {
    private static final String SELECT = """
            SELECT k.id, o.number, ol.line, k.choice, k.until, k.sku, k.channel, k.call_id, k.script_version, k.words, k.at, k.recorded_by
              FROM outreach.consent k
              JOIN orders.sales_order o ON o.id = k.order_id
              LEFT JOIN orders.order_line ol ON ol.id = k.line_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ConsentBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was chosen under this token before. */
    Optional<Consent> under(@Nullable String decision) {
        return decision == null ? Optional.empty()
                : jdbc.sql(SELECT + " WHERE k.decision = :decision").param("decision", decision).query(ConsentBook::consent).optional();
    }

    List<Consent> ofOrder(long order) {
        return jdbc.sql(SELECT + " WHERE k.order_id = :order ORDER BY k.id LIMIT 500").param("order", order).query(ConsentBook::consent)
                .list();
    }

    /** A part of an order that a choice is about, with the promise that the customer answered. */
    record Answered(long scheduleLine, long promise) {}

    Consent add(long order, @Nullable Long line, Consent.Chosen chosen, @Nullable LocalDate until, Consent.Evidence evidence,
            List<Answered> parts) {
        var id = jdbc.sql("""
                INSERT INTO outreach.consent (order_id, line_id, choice, until, sku, quantity, channel, call_id, script_version, words,
                       ip, agent_hash, decision,
                       at, recorded_by)
                VALUES (:order, :line, :choice, :until, :sku, :quantity, :channel, :call, :script, :words, :ip, :agent, :decision, :at, :by)
                RETURNING id
                """)
                .param("order", order).param("line", line).param("choice", chosen.choice().code()).param("until", until)
                .param("sku", chosen.sku())
                .param("quantity", chosen.quantity()).param("channel", evidence.channel()).param("call", evidence.callId())
                .param("script", evidence.scriptVersion()).param("words", evidence.words()).param("ip", evidence.ip())
                .param("agent", hash(evidence.agent()))
                .param("decision", evidence.decision()).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now())
                .query(Long.class).single();
        jdbc.sql("""
                INSERT INTO outreach.consent_part (consent_id, schedule_line_id, promise_id)
                SELECT :id, * FROM unnest(:lines::bigint[], :promises::bigint[])
                """)
                .param("id", id).param("lines", Columns.longs(parts, Answered::scheduleLine))
                .param("promises", Columns.longs(parts, Answered::promise)).update();
        return jdbc.sql(SELECT + " WHERE k.id = :id").param("id", id).query(ConsentBook::consent).single();
    }

    private static @Nullable String hash(@Nullable String agent) {
        return agent == null ? null : Json.sha256(agent.getBytes(StandardCharsets.UTF_8));
    }

    private static Consent consent(ResultSet row, int number) throws SQLException {
        return new Consent(row.getLong("id"), row.getString("number"), row.getObject("line", Integer.class), row.getString("choice"),
                row.getObject("until", LocalDate.class), row.getString("sku"), row.getString("channel"), row.getString("call_id"),
                row.getString("script_version"), row.getString("words"), row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("recorded_by"));
    }
}
