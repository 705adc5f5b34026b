package dev.backstop.outreach;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.SignedLinks;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers were written, and what became of it. The keys of their pages are blotted out: who may read need not be one who may choose. */
@Component
public class Notices {
    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
