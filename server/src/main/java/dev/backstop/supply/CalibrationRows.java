package dev.backstop.supply;

import dev.backstop.planning.DateCalibration;
import dev.backstop.planning.DateCalibration.Verdict;
import dev.backstop.web.Columns;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The judgements of vendors' dates as they are stored. */
@Component
class CalibrationRows {
    private final JdbcClient jdbc;

    CalibrationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A vendor that delivered since its days at a chance were judged last. */
    record Unjudged(long vendor, LocalDate knownOn) {}

    List<Unjudged> unjudged(BigDecimal said) {
        return jdbc.sql("""
                SELECT seen.vendor_id AS vendor, max(seen.received_on) AS known_on
                  FROM supply.lead_time_observation seen
                  LEFT JOIN supply.date_calibration judged ON (judged.vendor_id, judged.said) = (seen.vendor_id, :said)
                 WHERE NOT seen.reversed AND seen.expected_on IS NOT NULL
                 GROUP BY seen.vendor_id, judged.known_on
                HAVING judged.known_on IS NULL OR max(seen.received_on) <> judged.known_on
                 ORDER BY seen.vendor_id
                """).param("said", said).query(Unjudged.class).list();
    }

    /** Forgets what was judged at chances with which no day is said any more. */
    void keep(Collection<BigDecimal> said) {
        jdbc.sql("DELETE FROM supply.date_calibration WHERE said <> ALL (:said::numeric[])")
                .param("said", Columns.texts(said, chance -> chance)).update();
    }

    void write(Map<Unjudged, DateCalibration> judged, BigDecimal said) {
        var rows = List.copyOf(judged.entrySet());
        jdbc.sql("""
                INSERT INTO supply.date_calibration (vendor_id, said, dates, held, level, verdict, known_on)
                SELECT vendor_id, :said, dates, held, level, verdict, known_on
                  FROM unnest(:vendors::bigint[], :dates::int[], :held::int[], :levels::numeric[], :verdicts::text[], :knownOn::date[])
                       AS judged (vendor_id, dates, held, level, verdict, known_on)
                    ON CONFLICT (vendor_id, said) DO UPDATE
                   SET dates = excluded.dates, held = excluded.held, level = excluded.level,
                       verdict = excluded.verdict, known_on = excluded.known_on
                """)
                .param("said", said)
                .param("vendors", Columns.longs(rows, row -> row.getKey().vendor()))
                .param("dates", Columns.ints(rows, row -> row.getValue().dates()))
                .param("held", Columns.ints(rows, row -> row.getValue().held()))
                .param("levels", Columns.texts(rows, row -> row.getValue().level()))
                .param("verdicts", Columns.texts(rows, row -> code(row.getValue().verdict())))
                .param("knownOn", Columns.texts(rows, row -> row.getKey().knownOn()))
                .update();
    }

    /** With which chance the record of each of these vendors is asked, where it is another than the one told. */
    Map<Long, BigDecimal> widened(Collection<Long> vendors, BigDecimal said) {
        var levels = new HashMap<Long, BigDecimal>();
        jdbc.sql("SELECT vendor_id, level FROM supply.date_calibration WHERE vendor_id = ANY (:vendors) AND said = :said AND level > said")
                .param("vendors", vendors.toArray(Long[]::new)).param("said", said).query(row -> {
                    levels.put(row.getLong("vendor_id"), row.getBigDecimal("level"));
                });
        return levels;
    }

    /** All that were judged, those to look at first; {@code vendor} null: of all vendors. */
    List<KeptDates> find(@Nullable String vendor) {
        return jdbc.sql("""
                SELECT v.code, v.name, judged.said, judged.dates, judged.held, judged.level, judged.verdict, judged.known_on
                  FROM supply.date_calibration judged
                  JOIN catalog.vendor v ON v.id = judged.vendor_id
                 WHERE :vendor::text IS NULL OR v.code = :vendor
                 ORDER BY array_position(ARRAY['beyond-its-record', 'widened', 'as-said', 'too-few'], judged.verdict), v.code,
                          judged.said = (SELECT confidence FROM catalog.settings) DESC, judged.said
                """).param("vendor", vendor).query(CalibrationRows::kept).list();
    }

    private static KeptDates kept(ResultSet row, int number) throws SQLException {
        return new KeptDates(row.getString("code"), row.getString("name"), row.getBigDecimal("said").stripTrailingZeros(),
                row.getInt("dates"), row.getInt("held"),
                row.getBigDecimal("level").stripTrailingZeros(), row.getString("verdict"), row.getObject("known_on", LocalDate.class));
    }

    private static String code(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
