package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.SignedLinks;
import dev.backstop.post.Channel;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What customers were written, and what became of it. The keys of their pages are blotted out: who may read need not be one who may choose. */
@Component
public class Notices {
    private final JdbcClient jdbc;
    private final Composer composer;
    private final Clock clock;

    Notices(JdbcClient jdbc, Composer composer, Clock clock) {
        this.jdbc = jdbc;
        this.composer = composer;
        this.clock = clock;
    }

    /**
     * A notice as its customer will get it, before it leaves.
     *
     * @param duties those it tells
     * @param html   of a mail; null otherwise
     * @param law    whether a law asks for it, so that it passes every cap
     */
    public record Preview(String channel, String to, String language, String subject, String text, @Nullable String html, boolean law,
            List<Long> duties) {}

    /**
     * What would be written about a duty by now; an offer that is made only when it leaves is not in it.
     *
     * @throws Problem 404 where nothing is to be written about it: it ended, it is in a notice already, or there is no way to its customer
     */
    @Transactional
    public Preview preview(long duty) {
        var notice = composer.preview(duty, clock.instant()).orElseThrow(() -> Problem.notFound("unwritten notice of duty", duty));
        return new Preview(notice.reach().channel().word(), notice.reach().to(), notice.to().locale().getLanguage(), notice.subject(),
                SignedLinks.blotted(notice.text()), notice.reach().channel() == Channel.EMAIL ? SignedLinks.blotted(notice.html()) : null,
                notice.legal(), notice.told().stream().map(Due::duty).filter(Objects::nonNull).toList());
    }

    /** Whether a notice is a letter that nobody has posted yet, and that still says what is owed. */
    public boolean isUnpostedLetter(long notice) {
        return jdbc.sql("""
                SELECT EXISTS (SELECT 1 FROM outreach.notice n
                                WHERE n.id = :id AND n.channel = 'letter' AND n.state = 'due'
                                  AND EXISTS (SELECT 1 FROM outreach.duty d WHERE d.notice_id = n.id AND d.state = 'open'))
                """).param("id", notice).query(Boolean.class).single();
    }

    /**
     * One notice.
     *
     * @param at       when it left, or when it was written while it has not
     * @param openedAt when somebody first followed its link; null: nobody did that we know of
     * @param duties   those it tells
     */
    public record Notice(long notice, String kind, String channel, String to, String language, String subject, String text, String state, Instant at,
            @Nullable Instant openedAt, @Nullable String evidence, List<String> orders, List<Long> duties) {
        private Notice about(List<String> itsOrders, List<Long> itsDuties) {
            return new Notice(notice, kind, channel, to, language, subject, text, state, at, openedAt, evidence, itsOrders, itsDuties);
        }
    }

    public Listing<Notice> find(@Nullable String order, @Nullable String customer, Cursor cursor) {
        var rows = jdbc.sql("""
                SELECT n.id, n.kind, n.channel, n.recipient, n.language, n.subject, n.text, n.state,
                       coalesce(n.left_at, n.made_at) AS at, n.opened_at, n.evidence
                  FROM outreach.notice n
                  JOIN orders.customer c ON c.id = n.customer_id
                 WHERE n.id > :after AND (:customer::text IS NULL OR c.code = :customer)
                   AND (:order::text IS NULL OR EXISTS (SELECT 1 FROM outreach.notice_part np JOIN orders.sales_order o ON o.id = np.order_id
                                                         WHERE np.notice_id = n.id AND o.number = :order))
                 ORDER BY n.id LIMIT :limit
                """).param("after", cursor.afterId()).param("customer", customer).param("order", order).param("limit", cursor.limit() + 1)
                .query((row, _) -> notice(row)).list();
        var ids = rows.stream().map(Notice::notice).toList();
        var orders = orders(ids);
        var duties = duties(ids);
        return Listing.page(rows.stream().map(n -> n.about(orders.getOrDefault(n.notice(), List.of()),
                duties.getOrDefault(n.notice(), List.of()))).toList(), cursor,
                notice -> Long.toString(notice.notice()));
    }

    /** What one customer was written last, newest first; without its duties. */
    public List<Notice> newest(String customer, int most) {
        var rows = jdbc.sql("""
                SELECT n.id, n.kind, n.channel, n.recipient, n.language, n.subject, n.text, n.state,
                       coalesce(n.left_at, n.made_at) AS at, n.opened_at, n.evidence
                  FROM outreach.notice n
                  JOIN orders.customer c ON c.id = n.customer_id
                 WHERE c.code = :customer
                 ORDER BY n.id DESC LIMIT :most
                """).param("customer", customer).param("most", most).query((row, _) -> notice(row)).list();
        var orders = orders(rows.stream().map(Notice::notice).toList());
        return rows.stream().map(n -> n.about(orders.getOrDefault(n.notice(), List.of()), List.of())).toList();
    }

    private static Notice notice(ResultSet row) throws SQLException {
        return new Notice(row.getLong("id"), row.getString("kind"), row.getString("channel"), row.getString("recipient"),
                row.getString("language"), row.getString("subject"), SignedLinks.blotted(row.getString("text")), row.getString("state"),
                row.getObject("at", OffsetDateTime.class).toInstant(), instant(row.getObject("opened_at", OffsetDateTime.class)),
                row.getString("evidence"), List.of(), List.of());
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    private record Tie<T>(long notice, T to) {}

    private Map<Long, List<String>> orders(List<Long> notices) {
        return jdbc.sql("""
                SELECT DISTINCT np.notice_id, o.number FROM outreach.notice_part np JOIN orders.sales_order o ON o.id = np.order_id
                 WHERE np.notice_id = ANY (:ids) ORDER BY 1, 2
                """).param("ids", notices.toArray(Long[]::new)).query((row, _) -> new Tie<>(row.getLong(1), row.getString(2))).list().stream()
                .collect(groupingBy(Tie::notice, mapping(Tie::to, toList())));
    }

    private Map<Long, List<Long>> duties(List<Long> notices) {
        return jdbc.sql("SELECT notice_id, duty_id FROM outreach.notice_part WHERE notice_id = ANY (:ids) AND duty_id IS NOT NULL ORDER BY 1, 2")
                .param("ids", notices.toArray(Long[]::new)).query((row, _) -> new Tie<>(row.getLong(1), row.getLong(2))).list().stream()
                .collect(groupingBy(Tie::notice, mapping(Tie::to, toList())));
    }
}
