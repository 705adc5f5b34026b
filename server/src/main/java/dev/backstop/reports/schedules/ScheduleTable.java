package dev.backstop.reports.schedules;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.reports.Format;
import dev.backstop.reports.ReportRequest;
import dev.backstop.reports.schedules.Schedule.Missed;
import dev.backstop.reports.schedules.Schedule.Recipients;
import dev.backstop.reports.schedules.Timetable.DaysOff;
import dev.backstop.web.Columns;
import dev.backstop.web.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schedules and their recipients as they are stored. */
@Component
class ScheduleTable {
    private static final String SELECT = """
            SELECT s.id, s.number, s.name, s.owner, s.report, s.format, s.timing, l.code AS location, s.time_zone, s.days_off, s.missed,
                s.only_if_not_empty,
                   s.paused_until, s.next_due_at
              FROM reports.schedule s
              JOIN catalog.location l ON l.id = s.location_id
             WHERE s.ended_at IS NULL
            """;

    private final JdbcClient jdbc;
    private final Json json;

    ScheduleTable(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those after the given id, in the order in which they were made. */
    List<Schedule> page(long after, int limit) {
        return withRecipients(jdbc.sql(SELECT + " AND s.id > :after ORDER BY s.id LIMIT :limit").param("after", after).param("limit", limit)
                .query(this::row).list());
    }

    Optional<Schedule> byNumber(String number) {
        return withRecipients(jdbc.sql(SELECT + " AND s.number = :number").param("number", number).query(this::row).list()).stream()
                .findFirst();
    }

    Optional<Schedule> byId(long id) {
        return withRecipients(jdbc.sql(SELECT + " AND s.id = :id").param("id", id).query(this::row).list()).stream().findFirst();
    }

    /** Those that should have run by now, the longest due first. */
    List<Schedule> due(Instant now) {
        return withRecipients(jdbc.sql(SELECT + " AND s.next_due_at <= :now ORDER BY s.next_due_at, s.id").param("now", at(now))
                .query(this::row).list());
    }

    /** Writes a new one; its number is given here. */
    String add(Schedule schedule, Instant now) {
        var number = jdbc.sql("""
                INSERT INTO reports.schedule (number, name, owner, report, format, timing, location_id, time_zone, days_off, missed,
                    only_if_not_empty,
                       paused_until, next_due_at, created_at)
                SELECT 'RS-' || nextval('reports.schedule_number'), :name, :owner, :report::jsonb, :format, :timing::jsonb, l.id, :zone,
                    :daysOff, :missed,
                       :onlyIfNotEmpty, :pausedUntil, :next, :now
                  FROM catalog.location l
                 WHERE l.code = :location
                RETURNING number
                """)
                .params(columns(schedule)).param("owner", schedule.owner()).param("now", at(now)).query(String.class).single();
        writeRecipients(byNumber(number).orElseThrow().id(), schedule.recipients());
        return number;
    }

    /** Changes all but number and owner. */
    void replace(Schedule schedule) {
        jdbc.sql("""
                UPDATE reports.schedule s
                   SET name = :name, report = :report::jsonb, format = :format, timing = :timing::jsonb, location_id = l.id, time_zone =
                       :zone,
                       days_off = :daysOff, missed = :missed, only_if_not_empty = :onlyIfNotEmpty, paused_until = :pausedUntil, next_due_at
                           = :next
                  FROM catalog.location l
                 WHERE s.id = :id AND l.code = :location
                """)
                .params(columns(schedule)).param("id", schedule.id()).update();
        writeRecipients(schedule.id(), schedule.recipients());
    }

    void own(long id, String owner) {
        jdbc.sql("UPDATE reports.schedule SET owner = :owner WHERE id = :id").param("owner", owner).param("id", id).update();
    }

    /** Sets when it runs next, unless another server did so meanwhile. */
    void advance(Schedule schedule, @Nullable Instant next) {
        jdbc.sql("UPDATE reports.schedule SET next_due_at = :next WHERE id = :id AND next_due_at IS NOT DISTINCT FROM :was")
                .param("next", at(next)).param("id", schedule.id()).param("was", at(schedule.nextDueAt())).update();
    }

    void end(long id, Instant now) {
        jdbc.sql("UPDATE reports.schedule SET ended_at = :now, next_due_at = NULL WHERE id = :id").param("now", at(now)).param("id", id)
                .update();
    }

    private Map<String, @Nullable Object> columns(Schedule schedule) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("name", schedule.name());
        columns.put("report", json.write(schedule.report()));
        columns.put("format", schedule.format().extension());
        columns.put("timing", json.write(schedule.when()));
        columns.put("location", schedule.location());
        columns.put("zone", schedule.timeZone());
        columns.put("daysOff", schedule.daysOff().word());
        columns.put("missed", schedule.missed().word());
        columns.put("onlyIfNotEmpty", schedule.onlyIfNotEmpty());
        columns.put("pausedUntil", schedule.pausedUntil());
        columns.put("next", at(schedule.nextDueAt()));
        return columns;
    }

    private record Recipient(long schedule, String kind, String who) {}

    private void writeRecipients(long id, Recipients recipients) {
        var rows = new ArrayList<Recipient>();
        recipients.people().forEach(who -> rows.add(new Recipient(id, "person", who)));
        recipients.roles().forEach(who -> rows.add(new Recipient(id, "role", who)));
        recipients.addresses().forEach(who -> rows.add(new Recipient(id, "address", who)));
        recipients.leftOut().forEach(who -> rows.add(new Recipient(id, "left-out", who)));
        jdbc.sql("DELETE FROM reports.recipient WHERE schedule_id = :id").param("id", id).update();
        jdbc.sql("""
                INSERT INTO reports.recipient (schedule_id, kind, who)
                SELECT :id, kind, who FROM unnest(:kinds::text[], :who::text[]) AS r (kind, who)
                    ON CONFLICT DO NOTHING
                """)
                .param("id", id).param("kinds", Columns.texts(rows, Recipient::kind)).param("who", Columns.texts(rows, Recipient::who))
                .update();
    }

    private List<Schedule> withRecipients(List<Schedule> schedules) {
        var all = jdbc.sql("""
                SELECT schedule_id AS schedule, kind, who
                  FROM reports.recipient
                 WHERE schedule_id = ANY (:ids)
                 ORDER BY schedule_id, kind, who
                """)
                .param("ids", Columns.longs(schedules, Schedule::id)).query(Recipient.class).list().stream()
                .collect(groupingBy(Recipient::schedule));
        return schedules.stream().map(each -> with(each, all.getOrDefault(each.id(), List.of()))).toList();
    }

    private static Schedule with(Schedule each, List<Recipient> rows) {
        return each.to(new Recipients(of(rows, "person"), of(rows, "role"), of(rows, "address"), of(rows, "left-out")));
    }

    private static List<String> of(List<Recipient> rows, String kind) {
        return rows.stream().filter(row -> row.kind().equals(kind)).map(Recipient::who).toList();
    }

    private Schedule row(ResultSet row, int at) throws SQLException {
        var next = row.getObject("next_due_at", OffsetDateTime.class);
        return new Schedule(row.getLong("id"), row.getString("number"), row.getString("name"), row.getString("owner"),
                json.read(row.getString("report"), ReportRequest.class), Format.valueOf(row.getString("format").toUpperCase(Locale.ROOT)),
                json.read(row.getString("timing"), Timing.class), row.getString("location"), row.getString("time_zone"),
                DaysOff.valueOf(row.getString("days_off").toUpperCase(Locale.ROOT)), Missed.of(row.getString("missed")),
                row.getBoolean("only_if_not_empty"),
                row.getObject("paused_until", LocalDate.class), next == null ? null : next.toInstant(),
                new Recipients(List.of(), List.of(), List.of(), List.of()));
    }

    static @Nullable OffsetDateTime at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
