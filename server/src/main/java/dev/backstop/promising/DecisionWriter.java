package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Place;
import dev.backstop.planning.PromiseDates.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes what was decided: only what differs from what stands, in one statement per table. */
@Component
class DecisionWriter {
    private final ScheduleBook schedule;
    private final PegBook pegs;
    private final PromiseLedger ledger;
    private final AvailabilityRows availability;
    private final ApplicationEventPublisher events;

    DecisionWriter(ScheduleBook schedule, PegBook pegs, PromiseLedger ledger, AvailabilityRows availability, ApplicationEventPublisher events) {
        this.schedule = schedule;
        this.pegs = pegs;
        this.ledger = ledger;
        this.availability = availability;
        this.events = events;
    }

    /** @param causes the places that moved, each with why; availability is written for these */
    void write(Facts facts, List<Decisions.Decision> decisions, Map<Place, Cause> causes) {
        var placed = new ArrayList<Placed>();
        var merged = new ArrayList<OpenLine.Schedule>();
        for (var decision : decisions) {
            var outcome = ScheduleChanges.lay(decision);
            var cause = cause(decision.line(), causes);
            outcome.pieces().forEach(piece -> placed.add(new Placed(decision, piece, cause(piece, decision, cause))));
            merged.addAll(outcome.merged());
        }
        var standing = schedule.write(placed, merged);
        pegs.write(facts, standing);
        var appended = ledger.append(facts, standing);
        schedule.keep(standing.stream().filter(one -> !appended.scheduleLines().contains(one.id())).toList());
        availability.write(figures(facts, decisions, causes.keySet()));
        if (!appended.made().isEmpty()) {
            events.publishEvent(new PromisesMade(appended.made()));
        }
        var makes = decisions.stream().map(Decisions.Decision::line).filter(line -> line.kind() == OpenLine.Kind.PRODUCTION)
                .map(OpenLine::orderNumber).collect(toSet());
        if (!makes.isEmpty()) {
            events.publishEvent(new ComponentsDecided(makes));
        }
        var moves = decisions.stream().map(Decisions.Decision::line).filter(line -> line.kind() == OpenLine.Kind.TRANSFER)
                .map(OpenLine::orderNumber).collect(toSet());
        if (!moves.isEmpty()) {
            events.publishEvent(new SendingDecided(moves));
        }
    }

    /** A piece of a line's schedule with why it is looked at. */
    record Placed(Decisions.Decision decision, ScheduleChanges.Piece piece, Cause cause) {
        OpenLine line() {
            return decision.line();
        }
    }

    private static Cause cause(OpenLine line, Map<Place, Cause> causes) {
        var cause = line.places().map(causes::get).filter(Objects::nonNull).findFirst()
                .orElseGet(() -> causes.values().iterator().next()); // it waits for others of its order, and those moved
        var takes = cause.kind().equals("ordered") || cause.kind().equals("imported");
        var order = cause.reference(); // of orders taken over as a set: none
        return takes && order != null && !line.orderNumber().equals(order) ? Cause.overtaken(order) : cause;
    }

    /** Of a date that a day took away because nobody ordered, that. */
    private static Cause cause(ScheduleChanges.Piece piece, Decisions.Decision decision, Cause otherwise) {
        var was = piece.origin().promise();
        var lost = otherwise.kind().equals(Cause.DAY_TURNED.kind()) && piece.part().source() == Source.PLANNED
                && piece.part().shipBy() == null && was != null && was.shipBy() != null;
        var said = lost ? decision.uncovered(piece.part()).counted() : null;
        return said == null ? otherwise : Cause.notOrdered(said.orderOn());
    }

    private static List<AvailabilityRows.Figures> figures(Facts facts, List<Decisions.Decision> decisions, Iterable<Place> places) {
        var allocated = new HashMap<Place, Long>();
        var backordered = new HashMap<Place, Long>();
        var last = new HashMap<Place, Turn>();
        for (var decision : decisions) {
            for (var part : decision.parts()) {
                for (var component : part.components()) {
                    var place = new Place(component.item(), decision.line().location());
                    component.pegs().forEach(peg -> (peg.source() == Source.STOCK ? allocated : backordered).merge(place, peg.quantity(), Long::sum));
                    if (component.pegs().stream().anyMatch(peg -> peg.source() != Source.STOCK)) {
                        last.compute(place, (_, known) -> Turn.later(known, Turn.of(decision.line())));
                    }
                }
            }
        }
        var figures = new ArrayList<AvailabilityRows.Figures>();
        for (var place : places) {
            var here = Objects.requireNonNull(facts.places().get(place), "facts of a place that moved");
            var coming = here.supply().stream().mapToLong(part -> part.open()).sum();
            figures.add(new AvailabilityRows.Figures(place, here.onHand(), here.released() + allocated.getOrDefault(place, 0L),
                    backordered.getOrDefault(place, 0L), coming, last.get(place)));
        }
        return figures;
    }
}
