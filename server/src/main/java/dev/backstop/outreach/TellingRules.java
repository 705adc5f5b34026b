package dev.backstop.outreach;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.orders.Customers;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the house has decided about telling and paying back, and what single customers wish. */
@Component
public class TellingRules {
    private static final List<String> ON_TRACK = List.of("off", "asked", "all");
    private static final List<String> TARIFFS = List.of("by-value", "flat");

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Customers customers;
    private final Audit audit;

    TellingRules(JdbcClient jdbc, Clock clock, Customers customers, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.customers = customers;
        this.audit = audit;
    }

    /**
     * The rules; in a change what is left out stays.
     *
     * @param onTrack        who reads every two weeks that a long wait is still on track: off, asked (who wishes it), all (who does not
     *                       refuse it)
     * @param shippingRefund of an order of which a part is cancelled: by-value (the cancelled share of it goes back) or flat (it stays
     *                       while anything ships)
     * @param alarmsTo       the addresses that hear of deadlines of the law by mail; empty: everybody with the role of an agent, else
     *                       the administrators
     */
    @Strict
    public record Rules(@Nullable String onTrack, @Nullable String shippingRefund, @Nullable List<String> alarmsTo) {}

    public Rules now() {
        return jdbc.sql("SELECT on_track, shipping_refund, alarms_to FROM outreach.rules")
                .query((row, _) -> new Rules(row.getString("on_track"), row.getString("shipping_refund"),
                        List.of((String[]) row.getArray("alarms_to").getArray())))
                .optional().orElse(new Rules("asked", "by-value", List.of()));
    }

    Rules change(Rules wanted) {
        var form = new Form();
        form.oneOf("/onTrack", wanted.onTrack(), ON_TRACK);
        form.oneOf("/shippingRefund", wanted.shippingRefund(), TARIFFS);
        var alarms = Objects.requireNonNullElse(wanted.alarmsTo(), List.<String>of());
        IntStream.range(0, alarms.size()).forEach(i -> form.email("/alarmsTo/" + i, alarms.get(i)));
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var now = now();
        jdbc.sql("""
                INSERT INTO outreach.rules (on_track, shipping_refund, alarms_to) VALUES (:track, :refund, :alarms)
                    ON CONFLICT (only_row) DO UPDATE SET on_track = excluded.on_track, shipping_refund = excluded.shipping_refund,
                           alarms_to = excluded.alarms_to
                """).param("track", Objects.requireNonNullElse(wanted.onTrack(), now.onTrack()))
                .param("refund", Objects.requireNonNullElse(wanted.shippingRefund(), now.shippingRefund()))
                .param("alarms", Objects.requireNonNull(wanted.alarmsTo() == null ? now.alarmsTo() : alarms, "there are rules")
                        .toArray(String[]::new)).update();
        audit.note("rules of telling changed", now().toString());
        return now();
    }

    /** What a customer wishes; {@code onTrack} null: as the house does. */
    @Strict
    public record Wish(@Nullable Boolean onTrack) {}

    Wish of(String customer) {
        return new Wish(jdbc.sql("SELECT w.on_track FROM outreach.wish w WHERE w.customer_id = :id").param("id", id(customer))
                .query(Boolean.class).optional()
                .orElse(null));
    }

    Wish wish(String customer, Wish wish) {
        if (wish.onTrack() == null) {
            jdbc.sql("DELETE FROM outreach.wish WHERE customer_id = :id").param("id", id(customer)).update();
        } else {
            wish(id(customer), wish.onTrack());
        }
        return of(customer);
    }

    private void wish(long customer, boolean onTrack) {
        jdbc.sql("""
                INSERT INTO outreach.wish (customer_id, on_track, at, by) VALUES (:id, :track, :at, :by)
                    ON CONFLICT (customer_id) DO UPDATE SET on_track = excluded.on_track, at = excluded.at, by = excluded.by
                """).param("id", customer).param("track", onTrack).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("by", Who.now()).update();
    }

    /** Said on the page of one of the customer's orders. */
    void wishOfOrder(long order, boolean onTrack) {
        wish(jdbc.sql("SELECT customer_id FROM orders.sales_order WHERE id = :order").param("order", order).query(Long.class).single(),
                onTrack);
    }

    /** Whether the customer of an order reads that a long wait is on track. */
    boolean toldOnTrack(long order) {
        return jdbc.sql("""
                SELECT coalesce(w.on_track, r.on_track = 'all', false) AND coalesce(r.on_track, 'asked') <> 'off'
                  FROM orders.sales_order o LEFT JOIN outreach.wish w ON w.customer_id = o.customer_id LEFT JOIN outreach.rules r ON true
                 WHERE o.id = :order
                """).param("order", order).query(Boolean.class).single();
    }

    private long id(String customer) {
        return customers.byCode(customer).orElseThrow(() -> Problem.notFound("customer", customer)).id();
    }
}
