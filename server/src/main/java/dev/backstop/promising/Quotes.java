package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.TransitTimes;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an order would be promised, decided by the same functions that decide orders; nothing is written unless it shall be kept or hold. */
@Component
class Quotes {
    private static final int MOST_SUBSTITUTES = 3;

    private final Clock clock;
    private final FirmReader firms;
    private final Customers customers;
    private final Items items;
    private final Locations locations;
    private final TransitTimes transit;
    private final LineChecks checks;
    private final LineSourcing sourcing;
    private final FactsReader reader;
    private final BackorderRules backorders;
    private final Settlement settlement;
    private final HeldQuotes held;
    private final AvailabilityRows availability;
    private final LastInLine last;

    Quotes(Clock clock, FirmReader firms, Customers customers, Items items, Locations locations, TransitTimes transit, LineChecks checks,
            LineSourcing sourcing, FactsReader reader, BackorderRules backorders, Settlement settlement, HeldQuotes held,
            AvailabilityRows availability, LastInLine last) {
        this.clock = clock;
        this.firms = firms;
        this.customers = customers;
        this.items = items;
        this.locations = locations;
        this.transit = transit;
        this.checks = checks;
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
        var customer = request.customer() == null ? null : customers.require(request.customer(), "/customer");
        var shipping = Shipping.read(Objects.requireNonNullElse(request.shipping(), "as-available"), "/shipping");
        var country = request.shipTo() != null && request.shipTo().country() != null ? request.shipTo().country() : customer == null ? null : customer.country();
        var asked = checks.check(new ArrayList<>(Objects.requireNonNullElse(request.lines(), List.<QuoteRequest.Line>of())));
        var channel = Objects.requireNonNullElse(request.channel(), "web");
        var asker = new LineSourcing.Asker(customer, channel, country, shipping);
        var firm = firms.now();
        if (until != null) {
            settlement.lock(asked.stream().flatMap(line -> firm.candidates(request.location(), line).stream()
                    .flatMap(l -> LineSourcing.places(line.item(), l))).distinct().toList());
        }
        var shares = sourcing.of(firm, asked, request.location(), asker);
        var lines = Hypothetical.lines(shares, asker, request.requestedOn(), request.latestAcceptableOn(), clock.instant());
        var facts = facts(shares, lines, sourcing.shelf(firm, asked.stream().map(AskedLine::item).toList())).with(lines);
        var decisions = Decisions.of(facts);
        var refusals = backorders.refusals(facts, decisions, false);
        var answers = answers(asked, decisions, refusals, facts, country);
        var answer = new QuoteJson(null, null, null, null, null, answers.stream().allMatch(QuoteJson.Line::sellable), answers);
        if (until != null && answer.sellable()) {
            return held.hold(answer, lines, customer, until);
        }
        return Boolean.TRUE.equals(request.store()) || until != null ? held.keep(answer, customer) : answer;
    }

    /** Whoever asks last takes what others leave, which is soon read; where it would overtake others, all who wait have to be read. */
    private Facts facts(List<Sourcing.Share> shares, List<OpenLine> lines, Shelf shelf) {
        var needs = new HashMap<Place, LastInLine.Need>();
        for (var i = 0; i < shares.size(); i++) {
            var turn = Turn.of(lines.get(i));
            shares.get(i).needs().forEach((place, units) -> needs.merge(place, new LastInLine.Need(units, turn), LastInLine.Need::plus));
        }
        var left = last.facts(needs, availability.read(needs.keySet()), shelf);
        var others = needs.keySet().stream().filter(place -> !left.containsKey(place)).toList();
        return (others.isEmpty() ? Facts.nobody(shelf.firm()) : reader.read(others, _ -> {})).and(left);
    }

    private List<QuoteJson.Line> answers(List<AskedLine> asked, List<Decisions.Decision> decisions, Map<OpenLine.Group, String> refusals, Facts facts,
            @Nullable String country) {
        var byLine = decisions.stream().collect(groupingBy(d -> d.line().lineNumber()));
        var places = locations.all().stream().collect(toMap(Location::id, l -> l));
        var short_ = asked.stream().filter(a -> byLine.getOrDefault(a.line(), List.of()).stream().anyMatch(d -> waits(d))).toList();
        var substitutes = substitutes(short_, decisions);
        var answers = new ArrayList<QuoteJson.Line>();
        for (var line : asked) {
            var mine = byLine.getOrDefault(line.line(), List.of());
            var reason = mine.stream().map(d -> refusals.get(d.line().group())).filter(Objects::nonNull).findFirst().orElse(null);
            var schedule = mine.stream()
                    .flatMap(d -> d.parts().stream().filter(p -> reason == null || p.source() == Source.STOCK)
                            .map(p -> json(p, d.line(), facts, Objects.requireNonNull(places.get(d.line().location()), "a known location"), country)))
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

    private ScheduleJson json(Part part, OpenLine line, Facts facts, Location location, @Nullable String country) {
        var basis = Basis.of(part, facts, line);
        var quantity = line.item().units().text(part.quantity());
        var nextWord = part.shipBy() == null ? PromiseLedger.nextWordBy(location, facts.now()) : null;
        var way = country == null ? java.util.Optional.<TransitTimes.Transit>empty() : transit.of(location.id(), country);
        return new ScheduleJson(null, quantity, PegRow.code(part.source()), location.code(), basis.supply(), part.shipBy(), part.earliest(), part.latest(),
                way.map(w -> Hypothetical.plus(part.shipBy(), w.p50Days())).orElse(null), way.map(w -> Hypothetical.plus(part.shipBy(), w.p95Days())).orElse(null),
                part.confidence() == null ? null : part.confidence().stripTrailingZeros().toPlainString(),
                Wording.sentence(quantity, quantity.equals("1"), part.source() == Source.STOCK, part.shipBy(), nextWord), basis.why(), nextWord, null);
    }

    /** For items that are short: what of their substitutes is free now, at the places where the lines would wait. */
    private Map<Long, List<QuoteJson.Substitute>> substitutes(List<AskedLine> lines, List<Decisions.Decision> decisions) {
        var links = items.substitutes(lines.stream().map(line -> line.item().id()).distinct().toList());
        var where = decisions.stream().map(d -> d.line().location()).distinct().toList();
        var offered = links.values().stream().flatMap(List::stream).distinct().toList();
        var places = offered.stream().flatMap(item -> where.stream().map(l -> new Place(item.id(), l))).distinct().toList();
        var free = sourcing.free(places);
        return links.entrySet().stream().collect(toMap(Map.Entry::getKey, link -> link.getValue().stream()
                .map(item -> substitute(item, where, free)).filter(Objects::nonNull).limit(MOST_SUBSTITUTES).toList()));
    }

    private QuoteJson.@Nullable Substitute substitute(Item item, List<Long> where, Map<Place, Long> free) {
        for (var location : where) {
            var units = free.getOrDefault(new Place(item.id(), location), 0L);
            if (units > 0) {
                return new QuoteJson.Substitute(item.sku(), item.units().text(units), locations.get(location).nextShippingDay(clock.instant()));
            }
        }
        return null;
    }
}
