package dev.backstop.outreach;

import dev.backstop.planning.law.NoticeContent;
import dev.backstop.web.Columns;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notices as they are stored, with what each tells. */
@Component
class NoticeBook {
    /** Notices of delays that have not left, and for which nothing is owed any more. */
    static final String STALE = """
            SELECT n.id FROM outreach.notice n
             WHERE n.state = 'due' AND n.kind IN ('delay', 'renewed') AND n.channel IN ('email', 'sms')
               AND NOT EXISTS (SELECT 1 FROM outreach.duty d WHERE d.notice_id = n.id AND d.state = 'open')
            """;

    private final JdbcClient jdbc;

    NoticeBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Long> reserve(int count) {
        return jdbc.sql("SELECT nextval('outreach.notice_id_seq') FROM generate_series(1, :count)").param("count", count).query(Long.class).list();
    }

    /** A thing that a notice tells. */
    private record Part(Composed notice, long order, @Nullable Long scheduleLine, @Nullable Long promise, @Nullable Long duty, @Nullable Long word, String words) {}

    private static List<Part> parts(Collection<Composed> notices) {
        var parts = new ArrayList<Part>();
        for (var notice : notices) {
            var phrases = Phrases.in(notice.to().locale());
            notice.told().forEach(due -> parts.add(new Part(notice, due.order(), due.scheduleLine(), due.promise(), due.duty(), due.word(),
                    due.item().isEmpty() ? notice.subject() : due.item() + ": " + when(due.now(), phrases))));
            notice.confirmed().forEach(one -> parts.add(new Part(notice, one.order(), one.scheduleLine(), one.promise(), null, null,
                    one.item() + ": " + when(one.shipBy(), phrases))));
        }
        return parts;
    }

    /** As the notice says it, in its language: it is kept as what the customer heard. */
    private static String when(@Nullable LocalDate day, Phrases phrases) {
        return day == null ? phrases.say("no-date") : phrases.say("row.date", "date", phrases.day(day));
    }

    /** Writes notices with their parts, and ties duties and words to them, so that no other notice tells them too. */
    void add(List<Composed> notices, Instant now) {
        jdbc.sql("""
                INSERT INTO outreach.notice (id, kind, customer_id, channel, recipient, language, subject, text, legal, made_at)
                OVERRIDING SYSTEM VALUE
                SELECT n.*, :now FROM unnest(:ids::bigint[], :kinds::text[], :customers::bigint[], :channels::text[], :recipients::text[], :languages::text[],
                       :subjects::text[], :texts::text[], :legal::boolean[]) AS n
                """)
                .param("now", now.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(notices, Composed::notice)).param("kinds", Columns.texts(notices, Composed::kind))
                .param("customers", Columns.longs(notices, n -> n.to().customer())).param("channels", Columns.texts(notices, n -> n.reach().channel().word()))
                .param("recipients", Columns.texts(notices, n -> n.reach().to())).param("languages", Columns.texts(notices, n -> n.to().locale().getLanguage()))
                .param("subjects", Columns.texts(notices, Composed::subject)).param("texts", Columns.texts(notices, Composed::text))
                .param("legal", Columns.booleans(notices, Composed::legal)).update();
        var parts = parts(notices);
        jdbc.sql("""
                WITH told AS (
                    SELECT * FROM unnest(:notices::bigint[], :orders::bigint[], :lines::bigint[], :promises::bigint[], :duties::bigint[], :words::bigint[],
                           :texts::text[], :says::text[]) AS t (notice_id, order_id, schedule_line_id, promise_id, duty_id, word_id, words, says)),
                duties AS (UPDATE outreach.duty d SET notice_id = told.notice_id FROM told WHERE d.id = told.duty_id),
                news AS (UPDATE outreach.word w SET notice_id = told.notice_id FROM told WHERE w.id = told.word_id)
                INSERT INTO outreach.notice_part (notice_id, order_id, schedule_line_id, promise_id, duty_id, words, says)
                SELECT notice_id, order_id, schedule_line_id, promise_id, duty_id, words, string_to_array(says, ' ') FROM told
                """)
                .param("notices", Columns.longs(parts, p -> p.notice().notice())).param("orders", Columns.longs(parts, Part::order))
                .param("lines", Columns.longs(parts, Part::scheduleLine)).param("promises", Columns.longs(parts, Part::promise))
                .param("duties", Columns.longs(parts, Part::duty)).param("words", Columns.longs(parts, Part::word))
                .param("texts", Columns.texts(parts, Part::words)).param("says", Columns.texts(parts, p -> says(p.notice().says()))).update();
    }

    private static String says(Set<NoticeContent> parts) {
        return parts.stream().map(Enum::name).sorted().reduce((one, other) -> one + ' ' + other).orElse("");
    }

    /** Words that are not told after all. */
    void drop(List<Due> words, String why) {
        jdbc.sql("UPDATE outreach.word SET dropped = :why WHERE id = ANY (:ids)").param("why", why)
                .param("ids", words.stream().map(Due::word).filter(Objects::nonNull).toArray(Long[]::new)).update();
    }

    /** Duties that cannot be told now are looked at again then. */
    void postpone(Collection<Long> duties, Instant until) {
        jdbc.sql("UPDATE outreach.duty SET tell_at = :until WHERE id = ANY (:ids)").param("until", until.atOffset(ZoneOffset.UTC))
                .param("ids", duties.toArray(Long[]::new)).update();
    }

    /** What a notice told of a promise. */
    record Told(long notice, String channel, String recipient, @Nullable Long duty, @Nullable Long promise, String words, Set<NoticeContent> says) {}

    /** All that these notices tell. */
    List<Told> told(Collection<Long> notices) {
        return jdbc.sql("""
                SELECT n.id, n.channel, n.recipient, np.duty_id, np.promise_id, np.words, np.says
                  FROM outreach.notice n JOIN outreach.notice_part np ON np.notice_id = n.id
                 WHERE n.id = ANY (:ids) ORDER BY n.id, np.promise_id
                """).param("ids", notices.toArray(Long[]::new))
                .query((row, _) -> new Told(row.getLong("id"), row.getString("channel"), row.getString("recipient"), row.getObject("duty_id", Long.class),
                        row.getObject("promise_id", Long.class), row.getString("words"), contents((String[]) row.getArray("says").getArray()))).list();
    }

    private static Set<NoticeContent> contents(String[] names) {
        return Arrays.stream(names).map(NoticeContent::valueOf).collect(Collectors.toUnmodifiableSet());
    }

    /** A fate of a notice. */
    record Fate(long notice, String state, String evidence) {}

    void became(List<Fate> fates, Instant at) {
        jdbc.sql("""
                UPDATE outreach.notice n SET state = f.state, evidence = f.evidence, left_at = CASE f.state WHEN 'sent' THEN :at ELSE n.left_at END
                  FROM unnest(:ids::bigint[], :states::text[], :evidence::text[]) AS f (id, state, evidence)
                 WHERE n.id = f.id
                """)
                .param("at", at.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(fates, Fate::notice)).param("states", Columns.texts(fates, Fate::state))
                .param("evidence", Columns.texts(fates, Fate::evidence)).update();
    }

    /** What these duties owed is told by the next way, at once: by themselves if they are still open, else by the duty that took over from them. */
    void nextWay(Collection<Long> duties, Instant now) {
        jdbc.sql("""
                UPDATE outreach.duty d SET notice_id = NULL, ways = failed.ways + 1, tell_at = :now
                  FROM outreach.duty failed
                 WHERE failed.id = ANY (:ids) AND d.schedule_line_id = failed.schedule_line_id AND d.promise_id = failed.promise_id AND d.state = 'open'
                """).param("now", now.atOffset(ZoneOffset.UTC)).param("ids", duties.toArray(Long[]::new)).update();
    }

    /** Notices of delays that have not left, and that nothing is owed for any more: told otherwise, taken over by a newer duty, or a mistake. */
    List<Long> stale() {
        return jdbc.sql(STALE + " ORDER BY n.id LIMIT 10000").query(Long.class).list();
    }
}
