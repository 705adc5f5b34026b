package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.orders.Order;
import dev.backstop.orders.OrderLine;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
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
    private final SoonerWays ways;

    PromiseExplanations(Items items, Locations locations, FactsReader reader, SoonerWays ways) {
        this.items = items;
        this.locations = locations;
        this.reader = reader;
        this.ways = ways;
    }

    /** One part of the line; {@code why} is what its date rests on. */
    record Promised(String quantity, String location, @Nullable LocalDate shipBy, String source, @Nullable String supply, String why) {}

    record Explanation(String order, int line, String sku, List<Promised> promised, List<String> whyNotSooner,
            List<SoonerWays.Sooner> sooner) {}

    Explanation of(Order order, OrderLine line) {
        var item = Objects.requireNonNull(items.byIds(List.of(line.item())).get(line.item()), "item of a line");
        var everywhere = locations.all().stream().filter(Location::active).flatMap(l -> LineSourcing.places(item, l)).toList();
        var facts = reader.read(everywhere, _ -> {});
        var mine = facts.lines().stream().filter(each -> each.line() == line.id()).toList();
        var promised = new ArrayList<Promised>();
        var why = new ArrayList<String>();
        var sooner = new ArrayList<SoonerWays.Sooner>();
        for (var asked : mine) {
            var all = Decisions.of(facts);
            var decision = SoonerWays.decided(all, asked);
            decision.parts().forEach(part -> promised.add(promised(part, facts, decision)));
            var release = asked.item().releasedOn();
            if (release != null && release.equals(asked.notBefore())) {
                why.add("It does not ship before its release on %s.".formatted(Wording.day(release, today(facts, asked))));
            }
            var rest = RestOfOrder.why(all, decision, today(facts, asked));
            var ready = RestOfOrder.ready(decision);
            if (decision.parts().stream().anyMatch(part -> part.source() != Source.STOCK)) {
                why.addAll(whyNot(facts, decision));
                why.addAll(rest);
                sooner.addAll(ways.of(facts, asked));
            } else if (decision.lastDay() == null || decision.lastDay().isAfter(Objects.requireNonNull(ready, "stock is here"))) {
                why.addAll(rest);
                sooner.addAll(ways.of(facts, asked));
            }
        }
        if (mine.isEmpty()) {
            why.add(line.open() == 0 ? "Nothing of the line is open any more." : "All that is open of the line is being picked.");
        }
        return new Explanation(order.number(), line.line(), item.sku(), promised, why.stream().distinct().toList(), sooner);
    }

    private static Promised promised(Part part, Facts facts, Decisions.Decision decision) {
        var line = decision.line();
        var basis = Basis.of(part, facts, decision);
        return new Promised(line.item().units().text(part.quantity()), facts.at(line).location().code(), part.shipBy(),
                PegRow.code(part.source()), basis.supply(),
                basis.why());
    }

    private List<String> whyNot(Facts facts, Decisions.Decision decision) {
        var line = decision.line();
        var today = today(facts, line);
        var why = new ArrayList<String>();
        var known = items.byIds(line.components().stream().map(Item.Component::item).toList());
        var held = facts.heldFromStock();
        for (var component : line.components()) {
            var here = facts.at(line, component.item());
            var item = Objects.requireNonNull(known.get(component.item()), "item of a component");
            var others = facts.lines().stream().filter(each -> each.line() != line.line()).flatMap(each -> each.schedule().stream())
                    .mapToLong(s -> held.getOrDefault(new Facts.Held(s.id(), item.id()), 0L)).sum();
            why.add("%s of %s are on hand in %s; %s are allocated to others and %s are being picked.".formatted(item.units()
                    .text(here.onHand()), item.sku(),
                    here.location().name(), item.units().text(others), item.units().text(here.released())));
            here.protections().stream().filter(p -> !p.isFor(line.customerClass(), line.channel())).forEach(p ->
                    why.add("%s of %s are protected for others.".formatted(item.units().text(p.quantity()), item.sku())));
            for (var supply : here.supply()) {
                if (comesAfter(supply.by(), decision)) {
                    continue;
                }
                var ahead = facts.pegs().stream().filter(peg -> Objects.equals(peg.part(), supply.id()))
                        .filter(peg -> line.schedule().stream().noneMatch(s -> s.id() == peg.scheduleLine())).mapToLong(PegRow::quantity)
                                .sum();
                why.add("%s %s brings %s%s; %s of it are promised to others.".formatted(capital(supply.kind().words()), supply.reference(),
                        item.units().text(supply.open()),
                        supply.by() == null ? " on a day that is not known" : " by " + Wording.day(supply.by(), today), item.units().text(ahead)));
                if (supply.confidence() != null && supply.by() != null && supply.expectedOn() != null && supply.by().isAfter(supply.expectedOn())) {
                    why.add("%s %s is expected on %s; by how late such deliveries have come, we count with %s.".formatted(capital(supply.kind().words()),
                            supply.reference(), Wording.day(supply.expectedOn(), today), Wording.day(supply.by(), today)));
                }
            }
            if (here.supply().isEmpty()) {
                why.addAll(next(item, here, decision));
            }
        }
        var confidence = facts.rules().confidence(line);
        var usual = facts.rules().settings().confidence();
        if (confidence.compareTo(usual) != 0) {
            why.add("Days are said to this customer so that they hold at %s %%; usually it is %s %%."
                    .formatted(percent(confidence), percent(usual)));
        }
        if (line.requestedOn() != null) {
            why.add("The customer asked for it on %s.".formatted(Wording.day(line.requestedOn(), today)));
        }
        return why;
    }

    /** What comes only when all of the line has shipped is no reason. */
    private static boolean comesAfter(@Nullable LocalDate by, Decisions.Decision decision) {
        var last = decision.lastDay();
        return by != null && last != null && by.isAfter(last);
    }

    private static LocalDate today(Facts facts, OpenLine line) {
        return facts.at(line).location().today(facts.now());
    }

    private static String percent(BigDecimal chance) {
        return chance.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    /** What an order would bring; where the quantity decides, for each part of it. */
    private static List<String> next(Item item, PlaceFacts here, Decisions.Decision decision) {
        var pieces = decision.uncovered().getOrDefault(item.id(), List.of());
        if (pieces.size() > 1) {
            return pieces.stream().map(piece -> "For %s of %s nothing is on its way to %s: %s.".formatted(
                    item.units().text(piece.peg().quantity()), item.sku(), here.location().name(), piece.next().why())).toList();
        }
        var next = pieces.stream().findFirst().map(Uncovered::next).orElseGet(() -> here.planned().by(1));
        return List.of("Nothing of %s is on its way to %s: %s.".formatted(item.sku(), here.location().name(), next.why()));
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
