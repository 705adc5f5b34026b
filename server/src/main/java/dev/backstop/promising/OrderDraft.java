package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.orders.Customer;
import dev.backstop.orders.NewOrder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order that was read and checked, and of which nothing is written yet.
 *
 * @param location the location that the request names; null: the sourcing rule chooses
 * @param heard    dates that its customer has heard already, by line number; empty for an order that we answer ourselves
 * @param order    what is to be booked
 */
record OrderDraft(LineSourcing.Asker asker, Customer customer, @Nullable String location, List<AskedLine> lines, Map<Integer, LocalDate> heard,
        NewOrder order) {
    OrderDraft {
        lines = List.copyOf(lines);
        heard = Map.copyOf(heard);
    }

    /** Whether its customer heard of it elsewhere, so that our answer tells nobody anything. */
    boolean heardElsewhere() {
        return asker.channel().equals("import") || !heard.isEmpty();
    }

    /** What is to be booked, when its lines that were held keep the date on which they were. */
    NewOrder order(HeldQuotes.Held held) {
        var since = new ArrayList<NewOrder.Line>();
        for (var i = 0; i < lines.size(); i++) {
            since.add(order.lines().get(i).since(held.since(lines.get(i), order.lines().get(i).priorityAt())));
        }
        return order.with(since);
    }

    /**
     * The places whose goods it may need: of every line, at any location that may serve it.
     *
     * @throws dev.backstop.web.Problem 422 if the location that it names cannot be used
     */
    Stream<Place> places(Firm firm) {
        return lines.stream().flatMap(line -> firm.candidates(location, line).stream().flatMap(l -> LineSourcing.places(line.item(), l))).distinct();
    }

    static Map<Integer, LocalDate> heard(List<AskedLine> lines, List<OrderRequest.Line> given) {
        var heard = new HashMap<Integer, LocalDate>();
        for (var line : lines) {
            var day = given.get(line.index()).promisedOn();
            if (day != null) {
                heard.put(line.line(), day);
            }
        }
        return heard;
    }
}
