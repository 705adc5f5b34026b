package dev.backstop.storefront.editions;

import dev.backstop.storefront.Language;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The editions and their lines. */
@Component
class EditionTable {
    private final JdbcClient jdbc;

    EditionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Edition> find(String code) {
        return jdbc.sql("SELECT id, code, name, language, prints_on, drift_days, printed_at FROM storefront.edition WHERE code = :code")
                .param("code", code).query(EditionTable::edition).optional();
    }

    /** The newest first. */
    List<Edition> page(Cursor cursor) {
        return jdbc.sql("""
                SELECT id, code, name, language, prints_on, drift_days, printed_at FROM storefront.edition
                 WHERE :after = 0 OR id < :after
                 ORDER BY id DESC LIMIT :limit
                """).param("after", cursor.afterId()).param("limit", cursor.limit() + 1).query(EditionTable::edition).list();
    }

    /** A line as it is laid out, before anything is printed of it. */
    record Laid(int number, long item, int page, @Nullable String section) {}

    void put(String code, String name, Language language, LocalDate printsOn, int driftDays, List<Laid> lines) {
        var id = jdbc.sql("""
                INSERT INTO storefront.edition (code, name, language, prints_on, drift_days)
                VALUES (:code, :name, :language, :printsOn, :driftDays)
                    ON CONFLICT (code) DO UPDATE SET (name, language, prints_on, drift_days) =
                       (excluded.name, excluded.language, excluded.prints_on, excluded.drift_days)
                RETURNING id
                """).param("code", code).param("name", name).param("language", language.code()).param("printsOn", printsOn)
                .param("driftDays", driftDays).query(Long.class).single();
        jdbc.sql("DELETE FROM storefront.edition_line WHERE edition_id = :id").param("id", id).update();
        jdbc.sql("""
                INSERT INTO storefront.edition_line (edition_id, number, item_id, page, section)
                SELECT :id, l.number, l.item_id, l.page, l.section
                  FROM unnest(:numbers::int[], :items::bigint[], :pages::int[], :sections::text[]) AS l (number, item_id, page, section)
                """).param("id", id).param("numbers", Columns.ints(lines, Laid::number)).param("items", Columns.longs(lines, Laid::item))
                .param("pages", Columns.ints(lines, Laid::page)).param("sections", Columns.texts(lines, Laid::section)).update();
    }

    List<Laid> laid(Edition edition) {
        return jdbc.sql("SELECT number, item_id AS item, page, section FROM storefront.edition_line WHERE edition_id = :id ORDER BY number")
                .param("id", edition.id()).query(Laid.class).list();
    }

    /** Fixes what is printed. */
    void print(Edition edition, List<EditionLine> lines, Instant now) {
        jdbc.sql("UPDATE storefront.edition SET printed_at = :now WHERE id = :id").param("now", now.atOffset(ZoneOffset.UTC))
                .param("id", edition.id()).update();
        jdbc.sql("""
                UPDATE storefront.edition_line l
                   SET (name, price, currency, avail_text, avail_code, avail_date, avail_until, limit_text, replaces_sku, as_of) =
                       (p.name, p.price, p.currency, p.text, p.code, p.date, p.until, p.limit_text, p.replaces, p.as_of)
                  FROM unnest(:numbers::int[], :names::text[], :prices::numeric[], :currencies::text[], :texts::text[], :codes::text[],
                       :dates::date[], :untils::date[], :limits::text[], :replaces::text[], :asOf::timestamptz[])
                       AS p (number, name, price, currency, text, code, date, until, limit_text, replaces, as_of)
                 WHERE l.edition_id = :id AND l.number = p.number
                """)
                .param("id", edition.id()).param("numbers", Columns.ints(lines, EditionLine::number))
                .param("names", Columns.texts(lines, l -> l.printed().name()))
                .param("prices", Columns.texts(lines, l -> l.printed().price()))
                .param("currencies", Columns.texts(lines, l -> l.printed().currency()))
                .param("texts", Columns.texts(lines, l -> l.printed().text()))
                .param("codes", Columns.texts(lines, l -> l.printed().code()))
                .param("dates", Columns.texts(lines, l -> l.printed().date()))
                .param("untils", Columns.texts(lines, l -> l.printed().until()))
                .param("limits", Columns.texts(lines, l -> l.printed().limit()))
                .param("replaces", Columns.texts(lines, l -> l.printed().replaces()))
                .param("asOf", Columns.texts(lines, l -> l.printed().asOf()))
                .update();
    }

    /** What was printed, in the order of the lines. */
    List<EditionLine> printed(Edition edition) {
        return jdbc.sql("""
                SELECT l.number, l.item_id, i.sku, l.page, l.section, l.name, l.price, l.currency, l.avail_text, l.avail_code, l.avail_date,
                       l.avail_until, l.limit_text, l.replaces_sku, l.as_of
                  FROM storefront.edition_line l JOIN catalog.item i ON i.id = l.item_id
                 WHERE l.edition_id = :id
                 ORDER BY l.number
                """).param("id", edition.id()).query(EditionTable::line).list();
    }

    void delete(Edition edition) {
        jdbc.sql("DELETE FROM storefront.edition WHERE id = :id").param("id", edition.id()).update();
    }

    /** Of each of these items the sku that it took over from. */
    Map<Long, String> predecessors(Collection<Long> items) {
        var found = new HashMap<Long, String>();
        jdbc.sql("SELECT successor_id, min(sku) AS sku FROM catalog.item WHERE successor_id = ANY (:items) GROUP BY successor_id")
                .param("items", items.toArray(Long[]::new))
                .query(row -> {
                    found.put(row.getLong("successor_id"), row.getString("sku"));
                });
        return found;
    }

    private static Edition edition(ResultSet row, int number) throws SQLException {
        var printed = row.getObject("printed_at", OffsetDateTime.class);
        return new Edition(row.getLong("id"), row.getString("code"), row.getString("name"), Language.of(row.getString("language")),
                row.getObject("prints_on", LocalDate.class), row.getInt("drift_days"), printed == null ? null : printed.toInstant());
    }

    private static EditionLine line(ResultSet row, int number) throws SQLException {
        var printed = new EditionLine.Printed(Objects.requireNonNull(row.getString("name"), "a printed line"), row.getBigDecimal("price"),
                row.getString("currency"), row.getString("avail_text"), row.getString("avail_code"),
                row.getObject("avail_date", LocalDate.class), row.getObject("avail_until", LocalDate.class), row.getString("limit_text"),
                row.getString("replaces_sku"), row.getObject("as_of", OffsetDateTime.class).toInstant());
        return new EditionLine(row.getInt("number"), row.getLong("item_id"), row.getString("sku"), row.getInt("page"),
                row.getString("section"), printed);
    }
}
