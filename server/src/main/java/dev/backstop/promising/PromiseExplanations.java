package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.orders.Shipping;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Why a line ships when it ships, why not sooner, and what would make it sooner: every way is decided anew on changed facts before it is
 * told.
 */
@Component
class PromiseExplanations {
    private final Items items;
    private final Locations locations;
    private final FactsReader reader;

    PromiseExplanations(Items items, Locations locations, FactsReader reader) {
        this.items = items;
        this.locations = locations;
        this.reader = reader;
    }

    /** One part of the line; {@code why} is what its date rests on. */
    record Promised(String quantity, String location, @Nullable LocalDate shipBy, String source, @Nullable String supply, String why) {}

    /**
     * A way to ship sooner that was found by deciding anew.
     *
     * @param kind   expedite, move, split or substitute
     * @param shipBy when the last of the line would ship; of a split, the first
     */
    record Sooner(String kind, String text, LocalDate shipBy, @Nullable String reference) {}

    record Explanation(String order, int line, String sku, List<Promised> promised, List<String> whyNotSooner, List<Sooner> sooner) {}

    Explanation of(Order order, OrderLine line) {
        var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
        var everywhere = locations.all().stream().filter(Location::active).flatMap(l -> LineSourcing.places(item, l)).toList();
        var facts = reader.read(everywhere, _ -> {});
        var mine = facts.lines().stream().filter(each -> each.line() == line.id()).toList();
        var promised = new ArrayList<Promised>();
        var why = new ArrayList<String>();
        var sooner = new ArrayList<Sooner>();
        for (var asked : mine) {
            var decision = decided(facts, asked);
            decision.parts().forEach(part -> promised.add(promised(part, facts, asked)));
            var release = asked.item().releasedOn();
            if (release != null && release.equals(asked.notBefore())) {
                why.add("It does not ship before its release on %s.".formatted(Wording.day(release)));
            }
            if (decision.parts().stream().anyMatch(part -> part.source() != Source.STOCK)) {
                why.addAll(whyNot(facts, asked));
                Stream.of(expedited(facts, asked, decision), moved(facts, asked, decision), split(facts, asked, decision),
                        substituted(asked, decision))
                        .flatMap(Optional::stream).forEach(sooner::add);
            }
        }
        if (mine.isEmpty()) {
            why.add(line.open() == 0 ? "Nothing of the line is open any more." : "All that is open of the line is being picked.");
        }
        return new Explanation(order.number(), line.line(), item.sku(), promised, why.stream().distinct().toList(), sooner);
    }

    private static Decisions.Decision decided(Facts facts, OpenLine line) {
        return Decisions.of(facts).stream().filter(d -> d.line().group().equals(line.group())).findFirst().orElseThrow();
    }

    private static Promised promised(Part part, Facts facts, OpenLine line) {
        var basis = Basis.of(part, facts, line);
        return new Promised(line.item().units().text(part.quantity()), facts.at(line).location().code(), part.shipBy(),
                PegRow.code(part.source()), basis.supply(),
                basis.why());
    }

    private List<String> whyNot(Facts facts, OpenLine line) {
        var why = new ArrayList<String>();
        var known = items.byIds(line.components().stream().map(Item.Component::item).toList());
        var held = facts.heldFromStock();
        for (var component : line.components()) {
            var place = new Place(component.item(), line.location());
            var here = Objects.requireNonNull(facts.places().get(place), "facts of a line's place");
            var item = Objects.requireNonNull(known.get(component.item()), "item of a component");
            var others = facts.lines().stream().filter(each -> each.line() != line.line()).flatMap(each -> each.schedule().stream())
                    .mapToLong(s -> held.getOrDefault(new Facts.Held(s.id(), item.id()), 0L)).sum();
            why.add("%s of %s are on hand in %s; %s are allocated to others and %s are being picked.".formatted(item.units()
                    .text(here.onHand()), item.sku(),
                    here.location().name(), item.units().text(others), item.units().text(here.released())));
            here.protections().stream().filter(p -> !p.isFor(line.customerClass(), line.channel())).forEach(p ->
                    why.add("%s of %s are protected for others.".formatted(item.units().text(p.quantity()), item.sku())));
            for (var supply : here.supply()) {
                var ahead = facts.pegs().stream().filter(peg -> Objects.equals(peg.part(), supply.id()))
                        .filter(peg -> line.schedule().stream().noneMatch(s -> s.id() == peg.scheduleLine())).mapToLong(PegRow::quantity)
                                .sum();
                why.add("%s %s brings %s%s; %s of it are promised to others.".formatted(capital(supply.kind().words()), supply.reference(),
                        item.units().text(supply.open()),
                        supply.by() == null ? " on a day that is not known" : " by " + Wording.day(supply.by()), item.units().text(ahead)));
            }
            if (here.supply().isEmpty()) {
                why.add("Nothing of %s is on its way to %s: %s.".formatted(item.sku(), here.location().name(), here.planned().why()));
            }
        }
        if (line.requestedOn() != null) {
            why.add("The customer asked for it on %s.".formatted(Wording.day(line.requestedOn())));
        }
        if (line.shipping() == Shipping.COMPLETE_ORDER) {
            why.add("The order ships complete, with the last of its lines.");
        }
        return why;
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    private static boolean before(@Nullable LocalDate day, @Nullable LocalDate other) {
        return day != null && (other == null || day.isBefore(other));
    }

    /** The supply that decides the date arrives today. */
    private static Optional<Sooner> expedited(Facts facts, OpenLine line, Decisions.Decision now) {
        for (var part : now.parts().reversed()) {
            if (part.source() == Source.INBOUND) {
                var supply = facts.supply(line, part);
                var today = facts.at(line).location().today(facts.now());
                var then = decided(facts.arriving(supply, today), line).lastDay();
                if (before(then, now.lastDay())) {
                    return Optional.of(new Sooner("expedite", "If %s %s came today, the line would ship by %s.".formatted(supply.kind()
                            .words(), supply.reference(),
                            Wording.day(Objects.requireNonNull(then))), Objects.requireNonNull(then), supply.reference()));
                }
            }
        }
        return Optional.empty();
    }

    /** The line asks at another location; what it holds where it stands becomes free. */
    private Optional<Sooner> moved(Facts facts, OpenLine line, Decisions.Decision now) {
        return locations.all().stream().filter(l -> l.active() && l.id() != line.location())
                .flatMap(l -> {
                    var there = asked(line, line.item(), l.id(), line.shipping());
                    var then = Decisions.of(facts.with(List.of(there))).getFirst().lastDay();
                    return before(then, now.lastDay()) ? Stream.of(new Sooner("move", "From %s all of it would ship by %s.".formatted(l.name(),
                            Wording.day(Objects.requireNonNull(then))), Objects.requireNonNull(then), l.code())) : Stream.of();
                })
                .min(Comparator.comparing(Sooner::shipBy));
    }

    /** What is ready ships first, whatever was agreed. */
    private static Optional<Sooner> split(Facts facts, OpenLine line, Decisions.Decision now) {
        if (line.shipping() == Shipping.AS_AVAILABLE && line.minimumShipment() == 1) {
            return Optional.empty();
        }
        var cut = new OpenLine(line.kind(), line.line(), line.lineNumber(), line.order(), line.orderNumber(), line.item(), line.location(),
                line.priority(),
                line.priorityAt(), Shipping.AS_AVAILABLE, 1, line.requestedOn(), line.latestAcceptableOn(), line.customerClass(),
                line.channel(), line.schedule());
        var first = decided(facts.replacing(cut), cut).parts().getFirst();
        var usual = now.parts().getFirst().shipBy();
        return before(first.shipBy(), usual)
                ? Optional.of(new Sooner("split", "Shipped in parts, %s of it would ship by %s.".formatted(line.item().units()
                .text(first.quantity()),
                        Wording.day(Objects.requireNonNull(first.shipBy()))), Objects.requireNonNull(first.shipBy()), null))
                : Optional.empty();
    }

    private Optional<Sooner> substituted(OpenLine line, Decisions.Decision now) {
        var offered = items.substitutes(List.of(line.item().id())).getOrDefault(line.item().id(), List.of()).stream()
                .filter(other -> other.units().equals(line.item().units())).toList();
        if (offered.isEmpty()) {
            return Optional.empty();
        }
        var lines = offered.stream().map(other -> asked(line, other, line.location(), line.shipping())).toList();
        var theirs = reader.read(lines.stream().flatMap(OpenLine::places).distinct().toList(), _ -> {});
        Map<Long, OpenLine> byItem = lines.stream().collect(toMap(each -> each.item().id(), each -> each));
        return offered.stream().flatMap(other -> {
            var then = Decisions.of(theirs.with(List.of(Objects.requireNonNull(byItem.get(other.id()))))).getFirst().lastDay();
            return before(then, now.lastDay()) ? Stream.of(new Sooner("substitute",
                    "%s (%s) instead would ship by %s.".formatted(other.name(), other.sku(),
                    Wording.day(Objects.requireNonNull(then))), Objects.requireNonNull(then), other.sku())) : Stream.of();
        }).min(Comparator.comparing(Sooner::shipBy));
    }

    /** The same line as if it asked for the first time, for another item or elsewhere. */
    private static OpenLine asked(OpenLine line, Item item, long location, Shipping shipping) {
        return new OpenLine(line.kind(), line.line(), line.lineNumber(), line.order(), line.orderNumber(), item, location, line.priority(),
                line.priorityAt(), shipping,
                line.minimumShipment(), line.requestedOn(), line.latestAcceptableOn(), line.customerClass(), line.channel(),
                List.of(OpenLine.Schedule.asked(line.quantity())));
    }
}
