package dev.backstop.desk.entry;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.Who;
import dev.backstop.catalog.Units;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.desk.calls.CallLog;
import dev.backstop.desk.words.Speech;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Orders;
import dev.backstop.promising.OrderDoors;
import dev.backstop.web.Problem;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the sentences that were said with the promises they were about. Between what was read out and what was promised somebody else may
 * have taken the last unit: then the sentence is not on record, and the page asks for the true one to be said.
 */
@Component
class SaidOrders {
    private final JdbcClient jdbc;
    private final OwnApi api;
    private final Orders orders;
    private final OrderDoors doors;
    private final Customers customers;
    private final CallLog log;

    SaidOrders(JdbcClient jdbc, OwnApi api, Orders orders, OrderDoors doors, Customers customers, CallLog log) {
        this.jdbc = jdbc;
        this.api = api;
        this.orders = orders;
        this.doors = doors;
        this.customers = customers;
        this.log = log;
    }

    private record Part(long scheduleLine, int line, String sku, String name, String unit, int decimals, long quantity, boolean said) {}

    private record Head(String code, String name, String language, String email) {}

    private record Shown(List<ShownLine> lines) {}

    private record ShownLine(int line, List<ShownPart> schedule) {}

    private record ShownPart(String quantity, String source, @Nullable LocalDate shipBy, @Nullable LocalDate nextWordBy) {}

    /** @param language that the agent chose; empty: the customer's */
    Placed placed(String number, String language) {
        var parts = parts(number);
        if (parts.isEmpty()) {
            throw Problem.notFound("open order", number);
        }
        var byLine = parts.stream().collect(groupingBy(Part::line, TreeMap::new, toList()));
        var head = jdbc.sql("""
                SELECT c.code, c.name, c.language, coalesce(o.contact ->> 'email', c.email, '') AS email
                  FROM orders.sales_order o JOIN orders.customer c ON c.id = o.customer_id WHERE o.number = :number
                """).param("number", number)
                .query(Head.class).single();
        var speech = Speech.of(language, head.language());
        var sentences = sentences(number, parts, speech);
        return new Placed(number, head.code(), head.name(), head.email(), speech.language(), holds(number),
                byLine.values().stream().map(line -> {
            var first = line.getFirst();
            return new Placed.Line(first.line(), first.sku(), first.name(), new Units(first.unit(), first.decimals())
                    .text(first.quantity()),
                    Objects.requireNonNull(sentences.get(first.line()), "a line with parts"), line.stream().allMatch(Part::said));
        }).toList());
    }

    private List<String> holds(String number) {
        return jdbc.sql("""
                SELECT h.reason
                  FROM orders.sales_order o
                  JOIN orders.hold h ON h.order_id = o.id AND h.lifted_at IS NULL
                 WHERE o.number = :number
                 ORDER BY h.id
                """).param("number", number).query(String.class).list();
    }

    /**
     * Records what was said.
     *
     * @param said     the sentences by line; null: whatever is promised now was read out
     * @param language in which they were said; empty: the customer's
     */
    void record(String number, @Nullable Map<Integer, String> said, String call, String language) {
        var parts = parts(number);
        var order = orders.require(number);
        var customer = Objects.requireNonNull(customers.byIds(List.of(order.customer())).get(order.customer()), "an order's customer");
        var sentences = sentences(number, parts, Speech.of(language, customer.language()));
        var words = new HashMap<Long, String>();
        for (var part : parts) {
            var sentence = sentences.get(part.line());
            if (sentence != null && !part.said() && (said == null || sentence.equals(said.get(part.line())))) {
                words.put(part.scheduleLine(), sentence);
            }
        }
        var evidence = (call.isEmpty() ? "" : "call " + call + ", ") + "said by " + Who.now();
        doors.said(words, "phone", customer.name(), evidence);
        log.answered(call, List.of(order.id()));
    }

    /** What is true of each line now, as it is said. */
    private Map<Integer, String> sentences(String number, List<Part> parts, Speech speech) {
        var names = new HashMap<Integer, String>();
        parts.forEach(part -> names.put(part.line(), part.name()));
        var sentences = new HashMap<Integer, String>();
        api.read(api.get("/orders/" + Words.path(number)), Shown.class).lines().forEach(line -> sentences.put(line.line(),
                Answer.sentence(names.getOrDefault(line.line(), ""), line.schedule().stream().map(part -> speech.part(part.quantity(),
                        part.source().equals("stock"), part.shipBy(), part.nextWordBy())).toList())));
        return sentences;
    }

    private List<Part> parts(String number) {
        return jdbc.sql("""
                SELECT sl.id AS schedule_line, ol.line, i.sku, i.name, i.unit, i.decimals, ol.quantity,
                       EXISTS (SELECT FROM promising.telling t WHERE t.promise_id = sl.promise_id AND t.via = 'phone'
                              AND t.evidence IS NOT NULL) AS said
                  FROM orders.sales_order o
                  JOIN orders.order_line ol ON ol.order_id = o.id
                  JOIN catalog.item i ON i.id = ol.item_id
                  JOIN promising.schedule_line sl ON sl.line_id = ol.id AND sl.state IN ('open', 'released')
                 WHERE o.number = :number
                 ORDER BY ol.line, sl.number
                """).param("number", number).query(Part.class).list();
    }
}
