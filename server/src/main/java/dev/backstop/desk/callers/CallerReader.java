package dev.backstop.desk.callers;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.desk.calls.CallLog;
import dev.backstop.orders.Credit;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.outreach.Brakes;
import dev.backstop.outreach.Legal;
import dev.backstop.outreach.Notices;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads a caller whole, in as many statements for a hundred open lines as for one. */
@Component
class CallerReader {
    private static final int MOST = 12;
    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final JdbcClient jdbc;
    private final Customers customers;
    private final Credit credit;
    private final Locations locations;
    private final LineReader lines;
    private final Legal legal;
    private final Brakes brakes;
    private final Notices notices;
    private final CallLog calls;
    private final CustomerOffers offers;
    private final Clock clock;

    CallerReader(JdbcClient jdbc, Customers customers, Credit credit, Locations locations, LineReader lines, Legal legal,
            Brakes brakes, Notices notices, CallLog calls, CustomerOffers offers, Clock clock) {
        this.jdbc = jdbc;
        this.customers = customers;
        this.credit = credit;
        this.locations = locations;
        this.lines = lines;
        this.legal = legal;
        this.brakes = brakes;
        this.notices = notices;
        this.calls = calls;
        this.offers = offers;
        this.clock = clock;
    }

    Customer customer(String code) {
        return customers.byCode(code).orElseThrow(() -> Problem.notFound("customer", code));
    }

    /** The customer with one line alone, about which something is done; empty where it is not open any more. */
    Optional<Caller> read(String code, long scheduleLine) {
        var customer = customer(code);
        return lines.one(customer.id(), scheduleLine).map(line -> read(customer, List.of(line), new Caller.Open("", 1, 0, 0, 0, 0)));
    }

    /** @throws Problem 404 if there is no such customer */
    Caller read(String code, LineReader.Which which) {
        var customer = customer(code);
        var all = lines.count(customer.id(), "");
        var found = which.find().isEmpty() ? all.open() : lines.count(customer.id(), which.find()).open();
        return read(customer, lines.of(customer.id(), which),
                new Caller.Open(which.find(), found, which.from(), all.waiting(), all.slipped(), all.open() - all.waiting()));
    }

    private Caller read(Customer customer, List<CallerLine> open, Caller.Open all) {
        var now = clock.instant().atZone(zone(customer)).toLocalTime();
        var parts = open.stream().map(CallerLine::scheduleLine).toList();
        return new Caller(customer, facts(customer.id()), credit.of(customer).orElse(null), now,
                now.isBefore(MORNING) || !now.isBefore(EVENING), all, open,
                legal.ofParts(parts), brakes.heldBack(parts),
                money(open.stream().map(CallerLine::orderId).distinct().toList()), notices.newest(customer.code(), MOST),
                calls.of(customer.id(), MOST),
                matters(customer.id()), offers.ofCustomer(customer.code(), MOST));
    }

    private ZoneId zone(Customer customer) {
        return Optional.ofNullable(customer.zone()).orElseGet(() -> locations.all().stream().findFirst().map(Location::zone)
                .orElse(ZoneOffset.UTC));
    }

    private Caller.Facts facts(long customer) {
        return jdbc.sql("""
                SELECT count(*)::int AS orders, count(*) FILTER (WHERE o.open_lines > 0)::int AS open_orders, min(o.ordered_at) AS since,
                       (SELECT count(*)::int FROM orders.sales_order mine
                          JOIN orders.order_line ol ON ol.order_id = mine.id
                          JOIN promising.schedule_line sl ON sl.line_id = ol.id
                          JOIN outreach.duty d ON d.schedule_line_id = sl.id
                         WHERE mine.customer_id = :customer AND d.state = 'discharged'
                           AND d.opened_at > :now::timestamptz - interval '12 months') AS delays,
                       (SELECT count(DISTINCT mine.id)::int FROM orders.sales_order mine
                          JOIN orders.hold h ON h.order_id = mine.id AND h.lifted_at IS NULL
                         WHERE mine.customer_id = :customer AND mine.open_lines > 0) AS holds
                  FROM orders.sales_order o
                 WHERE o.customer_id = :customer
                """)
                .param("customer", customer).param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Caller.Facts.class).single();
    }

    private Map<String, Caller.OrderMoney> money(List<Long> orders) {
        return jdbc.sql("""
                SELECT o.number AS order, coalesce(o.payment ->> 'method', 'none') AS method,
                       (o.payment -> 'paid' ->> 'amount')::numeric AS paid,
                       (SELECT sum(r.amount) FROM outreach.refund r WHERE r.order_id = o.id AND r.state <> 'confirmed') AS owed,
                       coalesce(o.payment -> 'paid' ->> 'currency', o.currency) AS currency,
                              o.payment ->> 'authorisedUntil' AS authorised_until,
                       (SELECT string_agg(h.reason, '; ' ORDER BY h.id) FROM orders.hold h WHERE h.order_id = o.id
                              AND h.lifted_at IS NULL) AS holds,
                       (SELECT replace(k.choice, '-', ' ') || coalesce(' until ' || to_char(k.until, 'DD Mon'), '') || ', by ' || k.channel
                          FROM outreach.consent k WHERE k.order_id = o.id ORDER BY k.id DESC LIMIT 1) AS agreed
                  FROM orders.sales_order o
                 WHERE o.id = ANY (:orders)
                """)
                .param("orders", orders.toArray(Long[]::new)).query(Caller.OrderMoney.class).list().stream()
                .collect(toMap(Caller.OrderMoney::order, identity()));
    }

    private List<Caller.Matter> matters(long customer) {
        return jdbc.sql("""
                SELECT kind, id, at, words, answer FROM (
                    SELECT 'CALL_BACK' AS kind, id, at, about AS words, NULL AS answer FROM desk.call_back WHERE customer_id = :customer
                           AND done_at IS NULL
                    UNION ALL
                    SELECT 'QUESTION', q.id, coalesce(q.answered_at, q.due_by), o.number || '/' || ol.line || ': ' || q.question, q.answer
                      FROM orders.sales_order o
                      JOIN orders.order_line ol ON ol.order_id = o.id
                      JOIN desk.question q ON q.line_id = ol.id
                     WHERE o.customer_id = :customer
                    UNION ALL
                    SELECT 'GOODWILL', g.id, g.at, format('%s %s on %s/%s: %s', g.amount, g.currency, o.number, ol.line, g.reason), NULL
                      FROM orders.sales_order o
                      JOIN orders.order_line ol ON ol.order_id = o.id
                      JOIN desk.goodwill g ON g.line_id = ol.id
                     WHERE o.customer_id = :customer) matter
                 ORDER BY at DESC
                 LIMIT :most
                """)
                .param("customer", customer).param("most", MOST).query(Caller.Matter.class).list();
    }
}
