package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Part;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.supply.SupplyPart;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * All that is needed to decide over some places: what is there, who asks, in their order of service, and who holds what.
 *
 * @param rules   those in force
 * @param lines   all that ask of these places, in their order of service
 * @param pegs    the open pegs of those lines, without the released ones
 * @param decided the lines whose dates may change: those that reach the places that moved
 */
record Facts(
        Instant now, Rules rules, Map<Place, PlaceFacts> places, List<OpenLine> lines, List<PegRow> pegs,
        Set<OpenLine.Group> decided) {
    Facts {
        places = Map.copyOf(places);
        lines = List.copyOf(lines);
        pegs = List.copyOf(pegs);
        decided = Set.copyOf(decided);
    }

    /** Nothing of any place yet. */
    static Facts nobody(Firm firm) {
        return new Facts(firm.now(), Rules.of(firm.settings()), Map.of(), List.of(), List.of(), Set.of());
    }

    /** With more places, where nobody else asks; of places known already, what is known stays. */
    Facts and(Map<Place, PlaceFacts> more) {
        var all = new HashMap<>(more);
        all.putAll(places);
        return new Facts(now, rules, all, lines, pegs, decided);
    }

    /** What matters to more lines that ask, last in their class, with them; only these are to be decided. */
    Facts with(List<OpenLine> more) {
        var relevant = more.stream().flatMap(OpenLine::places).collect(toSet());
        var all = new ArrayList<>(lines.stream().filter(line -> line.places().anyMatch(relevant::contains)).toList());
        all.addAll(more);
        all.sort(rules.service());
        var here = new HashMap<>(places);
        here.keySet().retainAll(relevant);
        return new Facts(now, rules, here, all, pegs, more.stream().map(OpenLine::group).collect(toSet()));
    }

    /** The same, as if lines held other units of stock of one place; what is not named is held by nobody. */
    Facts dealt(Place place, Map<OpenLine.Group, Long> units) {
        var dealt = new ArrayList<>(pegs.stream()
                .filter(peg -> peg.source() != Source.STOCK || peg.item() != place.item() || peg.location() != place.location()).toList());
        for (var line : lines) {
            var held = units.getOrDefault(line.group(), 0L);
            if (held > 0) {
                dealt.add(new PegRow(0, line.schedule().getFirst().id(), place.item(), place.location(), Source.STOCK, null, held));
            }
        }
        return new Facts(now, rules, places, lines, dealt, decided);
    }

    /** The same, as if nothing lay on the shelf of a place. */
    Facts withoutStock(Place place) {
        var empty = new HashMap<>(places);
        empty.computeIfPresent(place, (_, here) -> here.withoutStock());
        return new Facts(now, rules, empty, lines, pegs, decided);
    }

    /** The same, as if a supply part arrived on another day. */
    Facts arriving(SupplyPart part, LocalDate day) {
        var changed = new HashMap<>(places);
        changed.computeIfPresent(part.place(), (_, here) -> here.with(part.arriving(day)));
        return new Facts(now, rules, changed, lines, pegs, decided);
    }

    /** The same, as if other supply came, and more lines asked; all are to be decided. */
    Facts supposing(BiFunction<Place, PlaceFacts, PlaceFacts> supply, List<OpenLine> more) {
        var changed = new HashMap<>(places);
        changed.replaceAll(supply);
        var all = new ArrayList<>(lines);
        all.addAll(more);
        all.sort(rules.service());
        var asked = new HashSet<>(decided);
        more.forEach(line -> asked.add(line.group()));
        return new Facts(now, rules, changed, all, pegs, asked);
    }

    /** The same with a line that was agreed differently. */
    Facts replacing(OpenLine line) {
        return new Facts(now, rules, places, lines.stream().map(each -> each.group().equals(line.group()) ? line : each).toList(), pegs,
                decided);
    }

    /** The same, as if a line asked for nothing; what it held is free. */
    Facts without(OpenLine line) {
        return new Facts(now, rules, places, lines.stream().filter(each -> !each.group().equals(line.group())).toList(), pegs, decided);
    }

    /** The facts of the place a line stands at, as they are for it; of a kit, of its first component. */
    PlaceFacts at(OpenLine line) {
        return at(line, line.components().getFirst().item());
    }

    /** The facts of the place where a line asks for an item, by the days that hold with its chance. */
    PlaceFacts at(OpenLine line, long item) {
        return Objects.requireNonNull(places.get(new Place(item, line.location())), "facts of a line's place").at(rules.confidence(line));
    }

    /** The supply part that decides a part's day. */
    SupplyPart supply(OpenLine line, Part part) {
        var id = Objects.requireNonNull(part.decidingPart(), "a part that waits for supply names it");
        return line.components().stream().flatMap(component -> at(line, component.item()).supply().stream())
                .filter(supply -> supply.id() == id).findFirst().orElseThrow();
    }

    /** Units of stock held, by schedule line and item. */
    Map<Held, Long> heldFromStock() {
        var held = new HashMap<Held, Long>();
        for (var peg : pegs) {
            if (peg.source() == Source.STOCK) {
                held.merge(new Held(peg.scheduleLine(), peg.item()), peg.quantity(), Long::sum);
            }
        }
        return held;
    }

    record Held(long scheduleLine, long item) {}
}
