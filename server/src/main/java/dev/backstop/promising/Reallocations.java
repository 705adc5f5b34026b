package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Place;
import dev.backstop.planning.Reallocation;
import dev.backstop.planning.Reallocation.Contender;
import dev.backstop.planning.Reallocation.Rule;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Deals the stock of one item at one location out anew by a rule: first only to look at, then, approved by a person, for good. The lines of
 * orders contend; what a quote, a production order or a transfer holds stays with it, and what is being picked is not touched.
 */
@Component
class Reallocations {
    private final ReallocationRows rows;
    private final AvailabilityRows availability;
    private final FactsReader reader;
    private final DecisionWriter writer;
    private final ReallocationEffects effects;

    Reallocations(ReallocationRows rows, AvailabilityRows availability, FactsReader reader, DecisionWriter writer,
            ReallocationEffects effects) {
        this.rows = rows;
        this.availability = availability;
        this.reader = reader;
        this.writer = writer;
        this.effects = effects;
    }

    ReallocationOutcome preview(Place place, Rule rule) {
        var dealt = deal(reader.read(List.of(place), _ -> {}), place, rule);
        var outcome = effects.of(dealt);
        return outcome.numbered(rows.insert(place, rule, seen(dealt, outcome)));
    }

    /**
     * Applies what was looked at, to the last day and unit.
     *
     * @throws Problem 409 if it was applied already, or if anything it was decided from, or that it would do, has changed since
     */
    ReallocationOutcome apply(String number, String approvedBy, String reason) {
        var preview = rows.require(number);
        availability.lock(List.of(preview.place()));
        if (preview.applied()) {
            throw Problem.conflict("already-applied", "Re-allocation %s was applied already. Preview anew.".formatted(number));
        }
        var dealt = deal(reader.read(List.of(preview.place()), availability::lock), preview.place(), preview.rule());
        var outcome = effects.of(dealt);
        if (!seen(dealt, outcome).equals(preview.seen())) {
            throw Problem.conflict("stale",
                    "Orders, stock or supply moved since re-allocation %s was previewed. Preview anew and look again.".formatted(number));
        }
        rows.applied(number, approvedBy, reason);
        rows.lost(number, outcome.changes().stream().filter(change -> change.line().kind() == OpenLine.Kind.ORDER).toList());
        var cause = new Cause("overtaken", "The stock was dealt out anew by the rule %s, approved by %s: %s".formatted(preview.rule()
                .code(), approvedBy, reason), number);
        writer.write(dealt.facts(), dealt.after(), Map.of(preview.place(), cause));
        return outcome.numbered(number);
    }

    private ReallocationEffects.Dealt deal(Facts facts, Place place, Rule rule) {
        var decided = facts.lines().stream().filter(line -> line.kind() == OpenLine.Kind.ORDER
                && facts.decided().contains(line.group())).toList();
        var known = rows.known(decided.stream().map(OpenLine::line).distinct().toList());
        var mine = decided.stream().filter(line -> perUnit(line, place) > 0).toList();
        var here = Objects.requireNonNull(facts.places().get(place), "facts of the place asked");
        var kept = keptByOthers(facts, place);
        var free = here.onHand() - here.released() - kept.values().stream().mapToLong(Long::longValue).sum();
        var units = new HashMap<>(kept);
        Reallocation.deal(rule, Math.max(0, free), contenders(mine, facts, place, known), here.protections().stream()
                .map(ItemLocation.Protection::quantity).toList())
                .forEach((index, given) -> units.put(mine.get(index.intValue()).group(), given));
        return new ReallocationEffects.Dealt(place, rule, facts, Decisions.of(facts), Decisions.of(facts.dealt(place, units)), known);
    }

    private static Map<OpenLine.Group, Long> keptByOthers(Facts facts, Place place) {
        var held = facts.heldFromStock();
        return facts.lines().stream().filter(line -> line.kind() != OpenLine.Kind.ORDER).collect(toMap(OpenLine::group,
                line -> line.schedule().stream().mapToLong(s -> held.getOrDefault(new Facts.Held(s.id(), place.item()), 0L)).sum()));
    }

    private List<Contender> contenders(List<OpenLine> lines, Facts facts, Place place, Map<Long, ReallocationRows.Known> known) {
        var without = Decisions.of(facts.withoutStock(place)).stream().collect(groupingBy(d -> d.line().group()));
        var byDate = lines.stream().sorted(Comparator.comparing(OpenLine::priorityAt).thenComparingLong(OpenLine::line)).toList();
        var contenders = new ArrayList<Contender>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var about = Objects.requireNonNull(known.get(line.line()), "an order line");
            contenders.add(new Contender(i, Math.multiplyExact(perUnit(line, place), line.quantity()), line.priority(),
                    line.customerClass(),
                    byDate.indexOf(line), about.customer(), about.restIsHere(),
                    line.schedule().stream().map(OpenLine.Schedule::heardShipBy).filter(Objects::nonNull).min(Comparator.naturalOrder())
                    .orElse(null),
                    without.getOrDefault(line.group(), List.of()).stream().findFirst().map(Decisions.Decision::lastDay).orElse(null),
                    about.margin(),
                    Decisions.entitled(line, Objects.requireNonNull(facts.places().get(place), "facts of the place asked"))));
        }
        return contenders;
    }

    /** Units of the place's item that go into one of the line; 0 where it asks for none of it there. */
    static long perUnit(OpenLine line, Place place) {
        return line.location() != place.location() ? 0
                : line.components().stream().filter(c -> c.item() == place.item()).mapToLong(c -> c.quantity()).sum();
    }

    /** A digest of who asks for how much in which order, who holds what, what is here and comes, and of all that the rule would change. */
    private static String seen(ReallocationEffects.Dealt dealt, ReallocationOutcome outcome) {
        var facts = dealt.facts();
        var text = new StringBuilder().append(facts.places().get(dealt.place()));
        facts.lines().forEach(text::append);
        facts.pegs().stream().filter(peg -> peg.item() == dealt.place().item()).map(PegRow::key)
                .sorted(Comparator.comparing(PegRow.Key::toString))
                .forEach(text::append);
        facts.heldFromStock().entrySet().stream().sorted(Comparator.comparing(Object::toString)).forEach(text::append);
        dealt.after().forEach(text::append);
        text.append(new TreeMap<>(dealt.known())).append(outcome);
        return Json.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
