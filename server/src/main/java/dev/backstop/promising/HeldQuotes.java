package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Order;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Quotes that are kept. One that holds is pegged as an order is, until it is ordered or its time is over. */
@Component
class HeldQuotes {
    private static final List<String> STATES = List.of("kept", "holding", "ordered", "lapsed");

    private final Clock clock;
    private final Items items;
    private final Locations locations;
    private final QuoteRows rows;
    private final OtherDemand demand;
    private final ScheduleView schedules;
    private final Settlement settlement;

    HeldQuotes(Clock clock, Items items, Locations locations, QuoteRows rows, OtherDemand demand, ScheduleView schedules,
            Settlement settlement) {
        this.clock = clock;
        this.items = items;
        this.locations = locations;
        this.rows = rows;
        this.demand = demand;
        this.schedules = schedules;
        this.settlement = settlement;
    }

    /**
     * What an order takes over of a quote.
     *
     * @param quote its number; null: the order names none
     * @param lines  what is still held, by line number of quote and order alike
     * @param places where it is held
     */
    record Held(@Nullable String quote, Map<Integer, OtherDemand.Row> lines, List<Place> places) {
        static final Held NOTHING = new Held(null, Map.of(), List.of());

        Held {
            lines = Map.copyOf(lines);
            places = List.copyOf(places);
        }

        /** The numbers that the lines keep in the queue. */
        Map<Integer, Long> ids() {
            var ids = new HashMap<Integer, Long>();
            lines.forEach((line, row) -> ids.put(line, row.id()));
            return ids;
        }

        /** A line that was held keeps the date on which it was. */
        Instant since(AskedLine line, Instant otherwise) {
            var row = lines.get(line.line());
            return row == null ? otherwise : row.priorityAt();
        }

        /** What is asked for beyond what is held. */
        List<AskedLine> rest(List<AskedLine> asked) {
            var rest = new ArrayList<AskedLine>();
            for (var line : asked) {
                var row = lines.get(line.line());
                var missing = line.quantity() - (row == null ? 0 : row.open());
                if (missing > 0) {
                    rest.add(new AskedLine(line.line(), line.item(), missing, Math.min(missing, line.minimumShipment()), line.index(), line.direct()));
                }
            }
            return rest;
        }
    }

    QuoteJson find(String number) {
        var quote = rows.find(number).orElseThrow(() -> Problem.notFound("quote", number));
        return quote.state().equals("holding") ? now(quote.json(), schedules.of(OpenLine.Kind.QUOTE, number), today()) : quote.json();
    }

    /** The newest first; of those that hold, what they are promised now. */
    Listing<KeptQuote> list(KeptQuote.Wanted wanted, Cursor page) {
        if (wanted.state() != null && !STATES.contains(wanted.state())) {
            throw Problem.refused("/state", "%s is no state of a quote. Use one of: %s.".formatted(wanted.state(), String.join(", ", STATES)));
        }
        var found = Listing.page(rows.page(wanted, page), page, one -> Long.toString(one.quote().id()));
        var holding = found.data().stream().map(QuoteRows.Listed::quote).filter(quote -> quote.state().equals("holding")).map(QuoteRows.Row::number).toList();
        var promised = schedules.of(OpenLine.Kind.QUOTE, holding);
        var today = today();
        return found.map(one -> KeptQuote.of(one, one.quote().state().equals("holding")
                ? now(one.quote().json(), promised.getOrDefault(one.quote().number(), List.of()), today) : one.quote().json()));
    }

    private Map<String, LocalDate> today() {
        return locations.all().stream().collect(toMap(Location::code, location -> location.today(clock.instant())));
    }

    private static QuoteJson now(QuoteJson told, List<ScheduleView.Row> promised, Map<String, LocalDate> today) {
        return told.with(promised.stream().collect(groupingBy(ScheduleView.Row::lineNumber,
                mapping(row -> row.json().offered(Objects.requireNonNull(today.get(row.location()), "location of a quote")), toList()))));
    }

    QuoteJson keep(QuoteJson answer, @Nullable Customer customer) {
        return rows.insert(answer, "kept", customer, null, clock.instant()).json();
    }

    /** Books what a quote asks for as a demand of its own; the places are locked and the answer was decided from them. */
    QuoteJson hold(QuoteJson answer, List<OpenLine> lines, @Nullable Customer customer, Instant until) {
        var quote = rows.insert(answer, "holding", customer, until, clock.instant());
        demand.ask(quote.number(), quote.id(), lines);
        settlement.note(lines.stream().flatMap(OpenLine::places).distinct().toList(), Cause.quoted(quote.number()));
        settlement.settle();
        return quote.json();
    }

    /** The places that a quote holds goods at; of none, none. */
    List<Place> places(@Nullable String number) {
        return number == null ? List.of() : places(demand.open(OpenLine.Kind.QUOTE, List.of(number)));
    }

    private List<Place> places(Collection<OtherDemand.Row> held) {
        var known = items.byIds(held.stream().map(OtherDemand.Row::item).distinct().toList());
        return held.stream().flatMap(row -> row.locations().stream().flatMap(location -> OpenLine
                .componentsOf(Objects.requireNonNull(known.get(row.item()), "item of a demand")).stream()
                        .map(c -> new Place(c.item(), location)))).distinct().toList();
    }

    /**
     * Prepares the taking over of a quote: what the order does not ask for is given up. One whose time is over holds nothing any more, and
     * its
     * order is promised afresh. The places of the quote are locked.
     *
     * @throws Problem 422 if there is no such quote or it was made for somebody else, 409 if it was ordered already
     */
    Held take(@Nullable String number, Customer customer, List<AskedLine> asked, @Nullable String location) {
        if (number == null) {
            return Held.NOTHING;
        }
        var quote = rows.lock(number)
                .orElseThrow(() -> Problem.refused("/quote",
                        "There is no quote %s. Check the number, or leave quote out.".formatted(number)));
        if (quote.customer() != null && quote.customer() != customer.id()) {
            throw Problem.refused("/quote", "Quote %s was made for another customer than %s. Quote anew.".formatted(number,
                    customer.code()));
        }
        if (quote.state().equals("ordered")) {
            throw Problem.conflict("already-ordered", "Quote %s was ordered already, as %s.".formatted(number, quote.order()));
        }
        var held = demand.open(OpenLine.Kind.QUOTE, List.of(number));
        if (quote.expiresAt() == null || !quote.expiresAt().isAfter(clock.instant())) {
            release(held, Cause.lapsed(number));
            return new Held(number, Map.of(), List.of());
        }
        var kept = new HashMap<Integer, OtherDemand.Row>();
        for (var row : held) {
            var line = asked.stream().filter(a -> a.line() == row.line() && a.item().id() == row.item()).findFirst();
            if (line.isEmpty() || (location != null && !row.codes().equals(List.of(location)))) {
                release(List.of(row), Cause.leftOut(number));
            } else {
                var over = Math.max(0, row.open() - line.get().quantity());
                demand.giveUp(row, over, line.get().item());
                kept.put(row.line(), row.less(over));
            }
        }
        return new Held(number, kept, places(kept.values()));
    }

    /**
     * The day by which a quote said that all of a line ships, by line number, of those that are ordered as quoted; undated ones are
     * absent.
     */
    Map<Integer, LocalDate> told(String number, List<AskedLine> asked) {
        var days = new HashMap<Integer, LocalDate>();
        var lines = rows.find(number).map(row -> row.answer().lines()).orElse(List.of());
        for (var line : lines) {
            var ordered = asked.stream().anyMatch(a -> a.line() == line.line() && a.item().sku().equals(line.sku())
                    && a.item().units().text(a.quantity()).equals(line.quantity()));
            var shipBy = line.schedule().stream().map(ScheduleJson::shipBy).toList();
            if (ordered && line.sellable() && !shipBy.isEmpty() && shipBy.stream().noneMatch(Objects::isNull)) {
                shipBy.stream().filter(Objects::nonNull).max(Comparator.naturalOrder()).ifPresent(day -> days.put(line.line(), day));
            }
        }
        return days;
    }

    /** The booked order carries on what was held: its lines have the numbers of the demands. */
    void handOver(Held held, Order order) {
        if (held.quote() == null) {
            return;
        }
        demand.becomeLines(held.ids().values());
        rows.ordered(held.quote(), order.number());
        settlement.note(held.places(), Cause.ordered(order.number()));
    }

    /**
     * Holds for another while.
     *
     * @throws Problem 409 where it holds nothing any more
     */
    QuoteJson holdOn(String number, Instant until) {
        require(number, rows.lock(number));
        rows.holds(number, until);
        return find(number);
    }

    /** Lets go what it holds before its time is over: the cart was emptied. One that holds nothing any more stays as it is. */
    QuoteJson release(String number) {
        var quote = rows.lock(number).orElseThrow(() -> Problem.notFound("quote", number));
        if (quote.state().equals("holding")) {
            rows.holds(number, clock.instant());
            letGo(List.of(number));
        }
        return find(number);
    }

    private void require(String number, Optional<QuoteRows.Row> found) {
        var quote = found.orElseThrow(() -> Problem.notFound("quote", number));
        var over = quote.expiresAt() == null || !quote.expiresAt().isAfter(clock.instant());
        if (!quote.state().equals("holding") || over) {
            throw Problem.conflict("holds-nothing", "Quote %s holds nothing any more: it is %s. Quote anew.".formatted(number,
                    quote.state().equals("ordered") ? "order " + quote.order() : over ? "over" : quote.state()));
        }
    }

    /** Lets go what the quotes hold whose time is over. */
    void lapse(Instant now) {
        var over = rows.over(now);
        if (!over.isEmpty()) {
            letGo(over);
        }
    }

    private void letGo(List<String> over) {
        var held = demand.open(OpenLine.Kind.QUOTE, over);
        settlement.lock(places(held));
        held.stream().collect(groupingBy(OtherDemand.Row::reference)).forEach((number, mine) -> release(mine, Cause.lapsed(number)));
        rows.lapsed(over);
    }

    private void release(List<OtherDemand.Row> held, Cause cause) {
        var moved = places(held);
        var known = items.byIds(held.stream().map(OtherDemand.Row::item).distinct().toList());
        held.forEach(row -> demand.giveUp(row, row.open(), Objects.requireNonNull(known.get(row.item()), "item of a demand")));
        settlement.note(moved, cause);
    }
}
