package dev.backstop.promising;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.ItemLocation;
import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Source;
import dev.backstop.planning.Reallocation;
import dev.backstop.planning.Reallocation.Contender;
import dev.backstop.planning.Reallocation.Rule;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    private final HeardDates heard;

    Reallocations(ReallocationRows rows, AvailabilityRows availability, FactsReader reader, DecisionWriter writer, HeardDates heard) {
        this.rows = rows;
        this.availability = availability;
        this.reader = reader;
        this.writer = writer;
        this.heard = heard;
    }

    /** Who gets more or less of the stock, in smallest units; the days on which the last of the line ships. */
    record Change(OpenLine line, long units, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy) {}

    /**
     * What a rule would change.
     *
     * @param promisesBroken schedule lines whose date would come later than what was heard, by more than the grace
     * @param customersToTell who would have to hear of it
     */
    record Outcome(String number, List<Change> changes, int promisesBroken, int customersToTell) {}

    private record Dealt(Facts facts, List<Decisions.Decision> before, List<Decisions.Decision> after,
            Map<Long, ReallocationRows.Known> known) {}

    Outcome preview(Place place, Rule rule) {
        var facts = reader.read(List.of(place), _ -> {});
        return outcome(rows.insert(place, rule, seen(facts, place)), place, deal(facts, place, rule));
    }

    /**
     * Applies what was looked at.
     *
     * @throws Problem 409 if it was applied already, or if anything it was decided from has changed since
     */
    Outcome apply(String number, String approvedBy, String reason) {
        var preview = rows.require(number);
        availability.lock(List.of(preview.place()));
        if (preview.applied()) {
            throw Problem.conflict("already-applied", "Re-allocation %s was applied already. Preview anew.".formatted(number));
        }
        var facts = reader.read(List.of(preview.place()), availability::lock);
        if (!seen(facts, preview.place()).equals(preview.seen())) {
            throw Problem.conflict("stale",
                    "Orders, stock or supply moved since re-allocation %s was previewed. Preview anew and look again.".formatted(number));
        }
        var dealt = deal(facts, preview.place(), preview.rule());
        rows.applied(number, approvedBy, reason);
        var cause = new Cause("overtaken", "The stock was dealt out anew by the rule %s, approved by %s: %s".formatted(preview.rule()
                .code(), approvedBy, reason), number);
        writer.write(facts, dealt.after(), Map.of(preview.place(), cause));
        return outcome(number, preview.place(), dealt);
    }

    private Dealt deal(Facts facts, Place place, Rule rule) {
        var mine = facts.lines().stream().filter(line -> line.kind() == OpenLine.Kind.ORDER && perUnit(line, place) > 0).toList();
        var known = rows.known(mine.stream().map(OpenLine::line).distinct().toList());
        var here = Objects.requireNonNull(facts.places().get(place), "facts of the place asked");
        var kept = keptByOthers(facts, place);
        var free = here.onHand() - here.released() - kept.values().stream().mapToLong(Long::longValue).sum();
        var units = new HashMap<>(kept);
        Reallocation.deal(rule, Math.max(0, free), contenders(mine, facts, place, known), here.protections().stream()
                .map(ItemLocation.Protection::quantity).toList())
                .forEach((index, given) -> units.put(mine.get(index.intValue()).group(), given));
        return new Dealt(facts, Decisions.of(facts), Decisions.of(facts.dealt(place, units)), known);
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

    private static long perUnit(OpenLine line, Place place) {
        return line.location() != place.location() ? 0
                : line.components().stream().filter(c -> c.item() == place.item()).mapToLong(c -> c.quantity()).sum();
    }

    private Outcome outcome(String number, Place place, Dealt dealt) {
        var before = dealt.before().stream().collect(toMap(d -> d.line().group(), d -> d));
        var changes = new ArrayList<Change>();
        var broken = 0;
        var toTell = new HashSet<String>();
        for (var decision : dealt.after()) {
            var was = Objects.requireNonNull(before.get(decision.line().group()), "the same lines were decided");
            var units = fromStock(decision, place) - fromStock(was, place);
            if (units != 0) {
                changes.add(new Change(decision.line(), units, was.lastDay(), decision.lastDay()));
            }
            var slips = decision.line().kind() != OpenLine.Kind.ORDER ? 0 : heard.slips(decision, dealt.facts()) - heard.slips(was, dealt.facts());
            if (slips > 0) {
                broken += slips;
                toTell.add(Objects.requireNonNull(dealt.known().get(decision.line().line()), "an order line").customer());
            }
        }
        return new Outcome(number, List.copyOf(changes), broken, toTell.size());
    }

    private static long fromStock(Decisions.Decision decision, Place place) {
        return decision.parts().stream().flatMap(part -> part.components().stream()).filter(c -> c.item() == place.item())
                .flatMap(c -> c.pegs().stream()).filter(peg -> peg.source() == Source.STOCK).mapToLong(peg -> peg.quantity()).sum();
    }

    /** A digest of who asks for how much in which order, who holds what, and what is here and comes. */
    private static String seen(Facts facts, Place place) {
        var text = new StringBuilder().append(facts.places().get(place));
        facts.lines().forEach(line -> text.append(line));
        facts.pegs().stream().filter(peg -> peg.item() == place.item()).map(PegRow::key).sorted(Comparator.comparing(PegRow.Key::toString))
                .forEach(text::append);
        facts.heldFromStock().entrySet().stream().sorted(Comparator.comparing(Object::toString)).forEach(text::append);
        return Json.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
