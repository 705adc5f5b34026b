package dev.backstop.outreach.offers;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.Audit;
import dev.backstop.access.Who;
import dev.backstop.catalog.Money;
import dev.backstop.promising.OrderDoors;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What customers were offered, and what they answer. An answer moves no legal clock: it is no consent to a delay and gives up no right. */
@Component
public class CustomerOffers {
    private static final String SELECT = """
            SELECT f.id, f.rule, f.gives, o.number, ol.line, c.code AS customer, f.made_at, f.held_out, i.sku, i.name, f.value, f.currency,
                f.code, gift.line AS gift,
                   CASE WHEN f.held_out THEN 'held-out' WHEN f.state <> 'open' THEN f.state WHEN gift.shipped > 0 THEN 'shipped'
                        WHEN gift.cancelled = gift.quantity THEN 'lapsed'
                        WHEN f.gives = 'substitute' AND EXISTS (SELECT 1 FROM orders.order_line taken WHERE taken.order_id = f.order_id
                             AND taken.substitute_for = ol.line AND taken.item_id = f.item_id) THEN 'accepted'
                        WHEN gift.id IS NULL AND f.gives <> 'credit' AND ol.quantity = ol.shipped + ol.cancelled THEN 'lapsed'
                        ELSE 'open' END AS state,
                   f.decided_at, f.decided_by, f.reference
              FROM outreach.offer f
              JOIN orders.sales_order o ON o.id = f.order_id
              JOIN orders.order_line ol ON ol.id = f.line_id
              JOIN orders.customer c ON c.id = f.customer_id
              LEFT JOIN orders.order_line gift ON gift.id = f.gift_line_id
              LEFT JOIN catalog.item i ON i.id = f.item_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final OfferBook book;
    private final OrderDoors doors;
    private final Audit audit;

    CustomerOffers(JdbcClient jdbc, Clock clock, OfferBook book, OrderDoors doors, Audit audit) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.book = book;
        this.doors = doors;
        this.audit = audit;
    }

    /**
     * One offer.
     *
     * @param line  the line that is late, {@code gift} the line at no price that holds a sample
     * @param sku   of the sample or substitute; null: none
     * @param value what it costs us, or the credit; zero where the customer was held out
     * @param state open, accepted, declined, shipped, lapsed, redeemed or held-out
     */
    public record Offer(long offer, String rule, String gives, String order, int line, String customer, Instant madeAt,
            @Nullable String sku,
            @Nullable String item, Money value, @Nullable String code, @Nullable Integer gift, String state, @Nullable Instant decidedAt,
            @Nullable String decidedBy, @Nullable String reference) {
        /** Whether the customer may still answer. */
        public boolean open() {
            return state.equals("open");
        }
    }

    public Listing<Offer> find(@Nullable String order, @Nullable String rule, Cursor cursor) {
        var rows = jdbc.sql(SELECT + """
                 WHERE f.id > :after AND (:order::text IS NULL OR o.number = :order) AND (:rule::text IS NULL OR f.rule = :rule)
                 ORDER BY f.id LIMIT :limit
                """).param("after", cursor.afterId()).param("order", order).param("rule", rule).param("limit", cursor.limit() + 1)
                .query(CustomerOffers::offer).list();
        return Listing.page(rows, cursor, offer -> Long.toString(offer.offer()));
    }

    /** The newest ones, for a page. */
    public List<Offer> newest(int most) {
        return jdbc.sql(SELECT + " ORDER BY f.id DESC LIMIT :most").param("most", most).query(CustomerOffers::offer).list();
    }

    /** What an order was offered, oldest first; whoever was held out was offered nothing. */
    public List<Offer> of(String order) {
        return jdbc.sql(SELECT + " WHERE o.number = :order AND NOT f.held_out ORDER BY f.id").param("order", order)
                .query(CustomerOffers::offer).list();
    }

    /** What a customer was offered lately, newest first. */
    public List<Offer> ofCustomer(String customer, int most) {
        return jdbc.sql(SELECT + " WHERE c.code = :customer AND NOT f.held_out ORDER BY f.id DESC LIMIT :most").param("customer", customer)
                .param("most", most).query(CustomerOffers::offer).list();
    }

    /**
     * What is offered on these orders and was in no notice yet that arrived, by order. Whoever refused advertisements finds it on the page
     * and in the parcel, and in no mail.
     */
    public Map<Long, List<Untold>> untold(Collection<Long> orders) {
        return jdbc.sql("""
                SELECT f.id, f.order_id AS "order", f.gives, coalesce(i.name, '') AS item, f.value, f.currency, coalesce(f.code, '') AS code
                  FROM outreach.offer f
                  JOIN orders.sales_order o ON o.id = f.order_id
                  JOIN orders.customer c ON c.id = f.customer_id
                  LEFT JOIN orders.order_line gift ON gift.id = f.gift_line_id
                  LEFT JOIN catalog.item i ON i.id = f.item_id
                  LEFT JOIN outreach.notice n ON n.id = f.notice_id
                 WHERE f.order_id = ANY (:orders) AND NOT f.held_out AND f.state = 'open' AND (gift.id IS NULL OR gift.cancelled <
                     gift.quantity)
                   AND (n.id IS NULL OR n.state IN ('bounced', 'failed', 'withdrawn'))
                   AND NOT EXISTS (SELECT 1 FROM post.suppression s WHERE s.stream = 'marketing' AND s.address = lower(coalesce(o.contact
                       ->> 'email', c.email)))
                 ORDER BY f.id
                """).param("orders", orders.toArray(Long[]::new)).query(Untold.class).list().stream().collect(groupingBy(Untold::order));
    }

    /** An offer that a notice may carry; {@code item} and {@code code} are empty where it has none. */
    public record Untold(long id, long order, String gives, String item, java.math.BigDecimal value, String currency, String code) {}

    /** An offer and the notice that carries it. */
    public record Told(long offer, long notice) {}

    public void told(List<Told> told) {
        if (!told.isEmpty()) {
            jdbc.sql("UPDATE outreach.offer f SET notice_id = t.notice FROM unnest(:offers::bigint[], :notices::bigint[]) AS t (offer, notice) WHERE f.id = t.offer")
                    .param("offers", Columns.longs(told, Told::offer)).param("notices", Columns.longs(told, Told::notice)).update();
        }
    }

    /**
     * The customer takes what is here in a parcel of its own. What comes by itself needs no answer, and a substitute is chosen as such.
     *
     * @throws Problem 404 if there is none on this order, 409 where it is over or there is nothing to accept
     */
    public Offer accept(long id, @Nullable String order) {
        var offer = open(id, order);
        switch (offer.gives()) {
            case "split" -> doors.takePart(doors.lock(offer.order()));
            case "substitute" -> throw Problem.conflict("choose-substitute",
                    "A substitute takes the place of what was ordered, so it is chosen by POST /consents with the choice substitute.");
            default -> throw Problem.conflict("comes-by-itself",
                    "A %s needs no yes: it is the customer's unless declined.".formatted(offer.gives()));
        }
        book.decide(id, "accepted", Who.now(), null, clock.instant());
        audit.note("offer accepted", "offer %d of order %s".formatted(id, offer.order()));
        return require(id, order);
    }

    /** The customer does not want it: what was reserved is free again. */
    public Offer decline(long id, @Nullable String order) {
        var offer = open(id, order);
        if (offer.gift() != null) {
            cancelGifts(offer.order());
        }
        book.decide(id, "declined", Who.now(), null, clock.instant());
        audit.note("offer declined", "offer %d of order %s".formatted(id, offer.order()));
        return require(id, order);
    }

    /** The shop took a credit on an order. Twice on the same order changes nothing. */
    public Offer redeem(String code, String reference) {
        var id = jdbc.sql("SELECT id FROM outreach.offer WHERE code = :code FOR UPDATE").param("code", code).query(Long.class).optional()
                .orElseThrow(() -> Problem.notFound("credit", code));
        if (!book.decide(id, "redeemed", Who.now(), reference, clock.instant()) && !reference.equals(require(id, null).reference())) {
            throw Problem.conflict("already-redeemed", "Credit %s is %s and cannot be used for %s.".formatted(code, require(id, null)
                    .state(), reference));
        }
        return require(id, null);
    }

    /** What an order's gifts were for was cancelled, and nothing of it ships: they are free again. What is being picked stays. */
    public void lapse(String number) {
        if (!book.orphans(number, 1).isEmpty()) {
            cancelGifts(number);
        }
    }

    private void cancelGifts(String number) {
        var order = doors.lock(number);
        doors.cancel(order, book.openGifts(order.id()), "the gift is not sent");
    }

    private Offer open(long id, @Nullable String order) {
        var offer = require(id, order);
        if (!offer.open()) {
            throw Problem.conflict("offer-over", "Offer %d is %s, so nothing can be answered any more.".formatted(id, offer.state()));
        }
        return offer;
    }

    private Offer require(long id, @Nullable String order) {
        return jdbc.sql(SELECT + " WHERE f.id = :id AND (:order::text IS NULL OR o.number = :order)").param("id", id).param("order", order)
                .query(CustomerOffers::offer).optional().orElseThrow(() -> Problem.notFound("offer", id));
    }

    private static Offer offer(ResultSet row, int number) throws SQLException {
        var decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Offer(row.getLong("id"), row.getString("rule"), row.getString("gives"), row.getString("number"), row.getInt("line"),
                row.getString("customer"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(), row.getString("sku"), row.getString("name"),
                Objects.requireNonNull(Money.of(row.getBigDecimal("value"), row.getString("currency"))), row.getString("code"),
                row.getObject("gift", Integer.class), row.getString("state"), decided == null ? null : decided.toInstant(),
                        row.getString("decided_by"),
                row.getString("reference"));
    }
}
