package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.TransitTimes;
import dev.backstop.orders.Customer;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.web.RoundTrip;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an order would be promised, decided by the same functions that decide orders; nothing is written unless it shall be kept or hold. */
@Component
class Quotes {
    private static final int MOST_SUBSTITUTES = 3;

    private final RoundTrip.Start trips;
    private final Clock clock;
    private final FirmReader firms;
    private final Customers customers;
    private final Items items;
    private final TransitTimes transit;
    private final LineSourcing sourcing;
    private final FactsReader reader;
    private final BackorderRules backorders;
    private final Settlement settlement;
    private final HeldQuotes held;
    private final AvailabilityRows availability;
    private final LastInLine last;

    Quotes(RoundTrip.Start trips, Clock clock, FirmReader firms, Customers customers, Items items, TransitTimes transit,
            LineSourcing sourcing,
            FactsReader reader, BackorderRules backorders, Settlement settlement, HeldQuotes held,
            AvailabilityRows availability, LastInLine last) {
        this.trips = trips;
        this.clock = clock;
        this.firms = firms;
        this.customers = customers;
        this.items = items;
        this.transit = transit;
        this.sourcing = sourcing;
        this.reader = reader;
        this.backorders = backorders;
        this.settlement = settlement;
        this.held = held;
        this.availability = availability;
        this.last = last;
    }

    QuoteJson quote(QuoteRequest request) {
        var until = request.hold().until(clock.instant());
        var given = Objects.requireNonNullElse(request.lines(), List.<QuoteRequest.Line>of());
        var first = trips.begin();
        var firmNow = firms.now(first);
        var buyers = customers.byCodes(request.customer() == null ? List.of() : List.of(request.customer()), first);
        var wanted = items.bySkus(given.stream().filter(Objects::nonNull).map(QuoteRequest.Line::sku).filter(Objects::nonNull).distinct()
                .toList(), first);
        first.run();
        var firm = firmNow.get();
        var customer = customer(request.customer(), buyers.get());
        var shipping = Shipping.read(Objects.requireNonNullElse(request.shipping(), "as-available"), "/shipping");
        LineChecks.requireInOrder(request.requestedOn(), request.latestAcceptableOn());
        var asked = LineChecks.check(new ArrayList<>(given), wanted.get());
        var channel = Objects.requireNonNullElse(request.channel(), "web");
        var asker = LineSourcing.Asker.of(customer, channel, request.shipTo(), shipping);
        var country = asker.country();
        var candidates = LineSourcing.candidates(firm, asked, request.location());
        if (until != null) {
            settlement.lock(candidates);
        }
        var second = trips.begin();
        var shelves = sourcing.shelf(firm, asked.stream().map(AskedLine::item).toList(), second);
        var rows = availability.read(candidates, second);
        var ways = transit.of(country == null ? List.of()
                : firm.locations().stream().map(l -> new TransitTimes.Way(l.id(), country)).toList(), second);
        second.run();
        var shelf = shelves.get();
        var here = rows.get();
        var shares = shelf.shares(asked, request.location(), asker, free(here));
        var lines = Hypothetical.lines(shares, asker, request.requestedOn(), request.latestAcceptableOn(), clock.instant());
        var facts = facts(shares, lines, here, shelf).with(lines);
        var decisions = Decisions.of(facts);
        var refusals = backorders.refusals(facts, decisions, false, shelf.special());
        var answers = answers(asked, decisions, refusals, facts, new Ways(firm, country, ways.get()));
        var answer = new QuoteJson(null, null, null, null, null, answers.stream().allMatch(QuoteJson.Line::sellable), answers);
        if (until != null && answer.sellable()) {
            return held.hold(answer, lines, customer, until);
        }
        return Boolean.TRUE.equals(request.store()) || until != null ? held.keep(answer, customer) : answer;
    }

    private @Nullable Customer customer(@Nullable String code, Map<String, Customer> known) {
        if (code == null) {
            return null;
        }
        var customer = known.get(code);
        return customer == null ? customers.require(code, "/customer") : customer;
    }

    /** Whoever asks last takes what others leave, which is soon read; where it would overtake others, all who wait have to be read. */
    private Facts facts(List<Sourcing.Share> shares, List<OpenLine> lines, Map<Place, AvailabilityRows.Idle> here, Shelf shelf) {
        var needs = new HashMap<Place, LastInLine.Need>();
        for (var i = 0; i < shares.size(); i++) {
            var turn = Turn.of(lines.get(i));
            shares.get(i).needs().forEach((place, units) -> needs.merge(place, new LastInLine.Need(units, turn), LastInLine.Need::plus));
        }
        var left = last.facts(needs, here, shelf);
        var others = needs.keySet().stream().filter(place -> !left.containsKey(place)).toList();
        return (others.isEmpty() ? Facts.nobody(shelf.firm()) : reader.read(others, _ -> {})).and(left);
    }

    private static Map<Place, Long> free(Map<Place, AvailabilityRows.Idle> here) {
        var free = new HashMap<Place, Long>();
        here.forEach((place, row) -> free.put(place, row.free()));
        return free;
    }

    /** From where parcels go, and how long they take. */
    private record Ways(Firm firm, @Nullable String country, Map<TransitTimes.Way, TransitTimes.Transit> transits) {
        Optional<TransitTimes.Transit> from(Location location) {
            return country == null ? Optional.empty() : Optional.ofNullable(transits.get(new TransitTimes.Way(location.id(), country)));
        }
    }

    private List<QuoteJson.Line> answers(List<AskedLine> asked, List<Decisions.Decision> decisions, Map<OpenLine.Group, String> refusals, Facts facts,
            Ways ways) {
        var byLine = decisions.stream().collect(groupingBy(d -> d.line().lineNumber()));
        var short_ = asked.stream().filter(a -> byLine.getOrDefault(a.line(), List.of()).stream().anyMatch(d -> waits(d))).toList();
        var substitutes = substitutes(short_, decisions, ways.firm());
        var answers = new ArrayList<QuoteJson.Line>();
        for (var line : asked) {
            var mine = byLine.getOrDefault(line.line(), List.of());
            var reason = mine.stream().map(d -> refusals.get(d.line().group())).filter(Objects::nonNull).findFirst().orElse(null);
            var schedule = mine.stream()
                    .flatMap(d -> d.parts().stream().filter(p -> reason == null || p.source() == Source.STOCK)
                            .map(p -> json(p, d, facts, ways)))
                    .sorted(Comparator.comparing(ScheduleJson::shipBy, Comparator.nullsLast(Comparator.naturalOrder())))
                    .toList();
            answers.add(new QuoteJson.Line(line.line(), line.item().sku(), line.item().units().text(line.quantity()), reason == null, reason, schedule,
                    null, substitutes.getOrDefault(line.item().id(), List.of())));
        }
        return answers;
    }

    private static boolean waits(Decisions.Decision decision) {
        return decision.parts().stream().anyMatch(p -> p.source() != Source.STOCK);
    }

    private static ScheduleJson json(Part part, Decisions.Decision decision, Facts facts, Ways ways) {
        var line = decision.line();
        var location = ways.firm().location(line.location());
        var basis = Basis.of(part, facts, decision);
        var quantity = line.item().units().text(part.quantity());
        var nextWord = part.shipBy() == null ? PromiseLedger.nextWordBy(location, facts.now()) : null;
        var way = ways.from(location);
        return new ScheduleJson(null, quantity, PegRow.code(part.source()), location.code(), basis.supply(), part.shipBy(), part.earliest(), part.latest(),
                way.map(w -> Hypothetical.plus(part.shipBy(), w.p50Days())).orElse(null), way.map(w -> Hypothetical.plus(part.shipBy(), w.p95Days())).orElse(null),
                part.confidence() == null ? null : part.confidence().stripTrailingZeros().toPlainString(),
                "", basis.why(), nextWord, null).offered(location.today(facts.now()));
    }

    /** For items that are short: what of their substitutes is free now, at the places where the lines would wait. */
    private Map<Long, List<QuoteJson.Substitute>> substitutes(List<AskedLine> lines, List<Decisions.Decision> decisions, Firm firm) {
        if (lines.isEmpty()) {
            return Map.of();
        }
        var links = items.substitutes(lines.stream().map(line -> line.item().id()).distinct().toList());
        var where = decisions.stream().map(d -> d.line().location()).distinct().toList();
        var offered = links.values().stream().flatMap(List::stream).distinct().toList();
        var places = offered.stream().flatMap(item -> where.stream().map(l -> new Place(item.id(), l))).distinct().toList();
        var free = sourcing.free(places);
        return links.entrySet().stream().collect(toMap(Map.Entry::getKey, link -> link.getValue().stream()
                .map(item -> substitute(item, where, free, firm)).filter(Objects::nonNull).limit(MOST_SUBSTITUTES).toList()));
    }

    private static QuoteJson.@Nullable Substitute substitute(Item item, List<Long> where, Map<Place, Long> free, Firm firm) {
        for (var location : where) {
            var units = free.getOrDefault(new Place(item.id(), location), 0L);
            if (units > 0) {
                return new QuoteJson.Substitute(item.sku(), item.units().text(units), firm.location(location).nextShippingDay(firm.now()));
            }
        }
        return null;
    }
}
