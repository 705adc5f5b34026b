package dev.backstop.exchange;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.exchange.Outcome.Effect;
import dev.backstop.promising.OpenOrders;
import java.time.LocalDate;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the present transaction does to those who wait, read before it is kept or rolled back. */
@Component
class Effects {
    private final JdbcClient jdbc;
    private final Locations locations;
    private final FirmSettings settings;
    private final OpenOrders promises;

    Effects(JdbcClient jdbc, Locations locations, FirmSettings settings, OpenOrders promises) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.settings = settings;
        this.promises = promises;
    }

    private record Later(long customer, long location, LocalDate heard, LocalDate now) {}

    /** The last promise before the transaction, to tell its own from. */
    long lastPromise() {
        return jdbc.sql("SELECT coalesce(max(id), 0) FROM promising.promise").query(Long.class).single();
    }

    /** What came of it since then; promises are decided first. */
    Effect since(long lastPromise) {
        promises.settle();
        var moved = jdbc.sql("""
                SELECT count(*)
                  FROM promising.schedule_line s
                  JOIN promising.promise now ON now.id = s.promise_id
                 WHERE now.id > :last AND now.xmin = pg_current_xact_id()::xid
                   AND EXISTS (SELECT FROM promising.promise before WHERE before.schedule_line_id = s.id AND before.id < now.id)
                """).param("last", lastPromise).query(Long.class).single();
        return new Effect(moved, moved == 0 ? 0 : customersToTell(lastPromise));
    }

    /** Customers with a date later than the one they heard by more than the grace. */
    private long customersToTell(long lastPromise) {
        var grace = settings.now().graceWorkingDays();
        var calendars = locations.all().stream().collect(toMap(Location::id, Location::calendar));
        return jdbc.sql("""
                SELECT DISTINCT o.customer_id, s.location_id, heard.ship_by AS heard, now.ship_by AS now
                  FROM promising.promise now
                  JOIN promising.schedule_line s ON s.promise_id = now.id
                  JOIN promising.promise heard ON heard.id = s.heard_promise_id
                  JOIN orders.order_line l ON l.id = s.line_id
                  JOIN orders.sales_order o ON o.id = l.order_id
                 WHERE now.id > :last AND now.xmin = pg_current_xact_id()::xid AND now.ship_by > heard.ship_by
                 ORDER BY o.customer_id, s.location_id
                """)
                .param("last", lastPromise)
                .query((row, _) -> new Later(row.getLong("customer_id"), row.getLong("location_id"),
                        row.getObject("heard", LocalDate.class), row.getObject("now", LocalDate.class)))
                .list().stream()
                .filter(later -> Objects.requireNonNull(calendars.get(later.location), "a reference")
                        .workingDaysBetween(later.heard, later.now) > grace)
                .map(Later::customer).distinct().count();
    }
}
