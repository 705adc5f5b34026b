package dev.backstop.outreach;

import dev.backstop.planning.law.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads schedule lines with the law that protects their customer; those that none protects are left out. */
@Component
class Matters {
    private static final String ORDER = """
                   coalesce(done.completed_at, o.ordered_at) AS completed_at, coalesce(o.ship_to ->> 'country', c.country) AS country,
                   o.ship_to ->> 'region' AS region, coalesce(o.ship_to ->> 'postcode', c.postcode) AS postcode, c.kind
            """;
    private static final String SELECT = """
            SELECT sl.id, sl.line_id, ol.line, sl.number AS part, o.id AS order_id, o.number, sl.promise_id, p.ship_by, sl.state,
                   ol.essential_date, o.stated_ship_by, coalesce(done.credit, false) AS credit, coalesce(t.p95_days, 0) AS transit_days,
            """ + ORDER + """
              FROM promising.schedule_line sl
              JOIN orders.order_line ol ON ol.id = sl.line_id
              JOIN orders.sales_order o ON o.id = ol.order_id
              JOIN orders.customer c ON c.id = o.customer_id
              LEFT JOIN promising.promise p ON p.id = sl.promise_id
              LEFT JOIN outreach.completion done ON done.order_id = o.id
              LEFT JOIN catalog.transit_time t ON t.location_id = sl.location_id AND t.country = coalesce(o.ship_to ->> 'country',
                     c.country)
            """;

    private final JdbcClient jdbc;
    private final LegalProfiles profiles;
    private final LegalPlace place;

    Matters(JdbcClient jdbc, LegalProfiles profiles, LegalPlace place) {
        this.jdbc = jdbc;
        this.profiles = profiles;
        this.place = place;
    }

    /** Those of some orders whose customer a law protects: few facts tell, before all that such a law asks for is read. */
    Set<Long> protectedAmong(Collection<Long> orders) {
        if (orders.isEmpty()) {
            return Set.of();
        }
        var book = profiles.book();
        var seat = place.now();
        var found = new HashSet<Long>();
        jdbc.sql("SELECT o.id, " + ORDER + """
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id
                  LEFT JOIN outreach.completion done ON done.order_id = o.id
                 WHERE o.id = ANY (:ids)
                """).param("ids", orders.toArray(Long[]::new)).query(row -> {
                    if (book.of(destination(row), completed(row, seat)).isPresent()) {
                        found.add(row.getLong("id"));
                    }
                });
        return found;
    }

    List<Matter> of(Collection<Long> scheduleLines) {
        return read("WHERE sl.id = ANY (:ids) AND " + GiftLines.NONE, scheduleLines);
    }

    /** What is open of some order lines. */
    List<Matter> ofLines(Collection<Long> orderLines) {
        return read("WHERE sl.line_id = ANY (:ids) AND sl.state IN ('open', 'released') AND " + GiftLines.NONE, orderLines);
    }

    /** Everything that was ever promised of an order. */
    List<Matter> ofOrder(long order) {
        return read("WHERE ol.order_id = ANY (:ids) AND sl.state <> 'merged' AND " + GiftLines.NONE, List.of(order));
    }

    private List<Matter> read(String restriction, Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var book = profiles.book();
        var seat = place.now();
        return jdbc.sql(SELECT + restriction + " ORDER BY sl.id").param("ids", ids.toArray(Long[]::new))
                .query((row, _) -> matter(row, book, seat)).list().stream().flatMap(Optional::stream).toList();
    }

    private static Optional<Matter> matter(ResultSet row, LegalProfiles.Book book, LegalPlace.Seat seat) throws SQLException {
        var completed = completed(row, seat);
        var profile = book.of(destination(row), completed);
        if (profile.isEmpty()) {
            return Optional.empty();
        }
        var terms = new Terms(profile.get(), completed, date(row, "stated_ship_by"), row.getBoolean("credit"),
                row.getBoolean("essential_date"),
                row.getInt("transit_days"), seat.calendar());
        return Optional.of(new Matter(row.getLong("id"), row.getLong("line_id"), row.getInt("line"), row.getInt("part"),
                row.getLong("order_id"),
                row.getString("number"), row.getLong("promise_id"), date(row, "ship_by"), phase(row.getString("state")), terms));
    }

    private static LocalDate completed(ResultSet row, LegalPlace.Seat seat) throws SQLException {
        return seat.day(row.getObject("completed_at", OffsetDateTime.class).toInstant());
    }

    private static Law.Destination destination(ResultSet row) throws SQLException {
        return new Law.Destination(row.getString("country"), row.getString("region"), row.getString("postcode"), row.getString("kind"));
    }

    private static Matter.Phase phase(String state) {
        return switch (state) {
            case "shipped" -> Matter.Phase.SHIPPED;
            case "cancelled", "merged" -> Matter.Phase.CANCELLED;
            default -> Matter.Phase.OPEN;
        };
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }
}
