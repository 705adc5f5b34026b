package dev.backstop.reports;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.console.Today;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Asks the database: one statement for a page with its totals, a cursor for all rows; both see one moment. */
@Component
class Answers {
    private static final int ROWS_AT_A_TIME = 2_000;

    private final JdbcClient jdbc;
    private final FirmSettings settings;
    private final Today today;
    private final Night night;
    private final Clock clock;
    private final TransactionTemplate reading;

    Answers(JdbcClient jdbc, FirmSettings settings, Today today, Night night, Clock clock, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.today = today;
        this.night = night;
        this.clock = clock;
        this.reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What holds for one answer: the reader, the currency, and when its figures were taken. */
    private record Setting(ReportSet set, Question question, String currency, Instant now, Instant asOf) {}

    ReportPage page(Asked asked, int from, int limit, Reader reader) {
        var setting = setting(asked, reader); // before the transaction: it may have to take the figures of the night first
        return read(() -> {
            var rows = new RowReader(setting.question.shown(), setting.currency, true);
            var found = new ArrayList<Row>();
            var report = asked.report();
            if (from > 0) {
                ask(setting, setting.question.rows(), from, limit + 1, row -> found.add(rows.row(row)));
                return new ReportPage(report, setting.question.shown(), cut(found, limit), null, null, found.size() > limit ? from + limit
                        : null);
            }
            var below = new Below();
            ask(setting, setting.question.page(), 0, limit + 1, row -> {
                if (below.totals == null) {
                    below.totals = rows.totals(row);
                    below.summary = summary(setting, row);
                }
                if (row.getObject("nth") != null) {
                    found.add(rows.row(row));
                }
            });
            return new ReportPage(report, setting.question.shown(), cut(found, limit), below.totals, below.summary, found.size() > limit
                    ? limit : null);
        });
    }

    private static final class Below {
        private @Nullable Row totals;
        private @Nullable Summary summary;
    }

    private static List<Row> cut(List<Row> rows, int limit) {
        return rows.subList(0, Math.min(rows.size(), limit));
    }

    Summary summary(Asked asked, Reader reader) {
        var setting = setting(asked, reader); // before the transaction: it may have to take the figures of the night first
        return read(() -> bound(setting, setting.question.summary()).query((row, _) -> summary(setting, row)).single());
    }

    /** The columns of a file of it. */
    Layout layout(Asked asked, Reader reader) {
        var setting = setting(asked, reader);
        return new Layout(setting.question.shown(), setting.currency);
    }

    /** Hands over all rows, one after another. */
    void each(Asked asked, Reader reader, Consumer<Row> row) {
        var setting = setting(asked, reader);
        read(() -> {
            var rows = new RowReader(setting.question.shown(), setting.currency, false);
            bound(setting, setting.question.all()).withFetchSize(ROWS_AT_A_TIME)
                    .query((RowCallbackHandler) each -> row.accept(rows.row(each)));
            return asked;
        });
    }

    private Setting setting(Asked asked, Reader reader) {
        var now = clock.instant();
        var asOf = asked.set().nightly() ? night.ofToday().asOf() : now;
        return new Setting(asked.set(), Question.of(asked.set(), asked.request(), reader, today.day(), today.zone()), settings.now()
                .currency(), now, asOf);
    }

    private interface RowHandler {
        void row(ResultSet row) throws SQLException;
    }

    private void ask(Setting setting, String sql, int from, int limit, RowHandler handler) {
        bound(setting, sql).param("offset", from).param("limit", limit).query((RowCallbackHandler) handler::row);
    }

    private JdbcClient.StatementSpec bound(Setting setting, String sql) {
        return jdbc.sql(sql).param("today", today.day()).param("now", setting.now.atOffset(ZoneOffset.UTC))
                .param("currency", setting.currency)
                .params(setting.question.values());
    }

    private static Summary summary(Setting setting, ResultSet row) throws SQLException {
        var numbers = new HashMap<String, BigDecimal>();
        var words = new LinkedHashMap<String, BigDecimal>();
        for (var figure : setting.question.seenFigures()) {
            var number = Figures.orZero(row.getBigDecimal("f_" + Names.sql(figure.name())));
            numbers.put(figure.name(), number);
            if (!figure.words().isEmpty()) {
                words.put(figure.words(), RowReader.shortest(number));
            }
        }
        var figures = new Figures(row.getLong("f_rows"), Map.copyOf(numbers), setting.currency);
        return new Summary(figures.rows(), setting.set.says().apply(figures), setting.set.advice().apply(figures), words, setting.asOf);
    }

    private <T> T read(Supplier<T> reader) {
        return reading.execute(_ -> {
            jdbc.sql("SET LOCAL work_mem = '48MB'").update();
            return reader.get();
        });
    }
}
