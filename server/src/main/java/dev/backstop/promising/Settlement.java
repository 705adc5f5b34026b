package dev.backstop.promising;

import dev.backstop.catalog.Place;
import dev.backstop.catalog.Settings;
import dev.backstop.web.RoundTrip;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Settles what moved. Whoever moves a fact notes the places and the cause; the set is settled once, just before the transaction commits, or
 * earlier where the answer needs it.
 */
@Component
class Settlement {
    private static final int PLACES_TOGETHER = 1_000;
    private static final int PEGS_AT_ONCE = 1_000; // more than so many are promised anew in transactions of their own, where they can wait
    private static final Outcome NOTHING = new Outcome(
            new Facts(Instant.EPOCH, Rules.of(Settings.USUAL), Map.of(), List.of(), List.of(), Set.of()), List.of());

    private final AvailabilityRows availability;
    private final FactsReader reader;
    private final DecisionWriter writer;
    private final RepromiseDue due;
    private final RoundTrip.Start trips;
    private final ObjectProvider<Repromiser> repromiser;

    Settlement(AvailabilityRows availability, FactsReader reader, DecisionWriter writer, RepromiseDue due, RoundTrip.Start trips,
            ObjectProvider<Repromiser> repromiser) {
        this.availability = availability;
        this.reader = reader;
        this.writer = writer;
        this.due = due;
        this.trips = trips;
        this.repromiser = repromiser;
    }

    /**
     * Takes the locks of all places that a transaction is going to move, before it moves the first. Promises that are still due there are made
     * first, for the reason that made them due.
     */
    void lock(Collection<Place> places) {
        availability.lock(places);
        settle(taken(places));
    }

    /** Notes that facts about these places moved in this transaction. The first cause noted for a place is the one that counts. */
    void note(Collection<Place> places, Cause cause) {
        var noted = noted();
        places.forEach(place -> noted.causes.putIfAbsent(place, cause));
        noted.units.addAll(places);
    }

    /** Notes that nothing but dates moved there: no unit has to change hands before this transaction commits. */
    void noteDates(Collection<Place> places, Cause cause) {
        var noted = noted();
        places.forEach(place -> noted.causes.putIfAbsent(place, cause));
    }

    /** Notes that something is there of these places, or not, of which other things may be made, or which may be sent elsewhere. */
    void noteSources(Collection<Place> places, Cause cause) {
        noted().sources.computeIfAbsent(cause, _ -> new HashSet<>()).addAll(places);
    }

    /** Notes places that are to be settled soon after this transaction, each for its cause: those whose locks may not be taken after the ones it holds. */
    void noteDue(Map<Place, Cause> causes) {
        if (!causes.isEmpty()) {
            due.note(causes);
            noted().due = true;
        }
    }

    /** Decides anew over all that was noted: pegs, promises and availability are then as the facts are. */
    Outcome settle() {
        return settle(taken());
    }

    /**
     * The same where nobody asks what was decided. Very many places, as of an import, are settled some at a time, so that their facts never
     * lie in memory together; what is decided in one group is a fact for the next. All locks are taken first, in their one order.
     */
    void settleMany() {
        var noted = noted();
        var dates = new TreeMap<>(noted.causes);
        dates.keySet().removeAll(noted.units);
        if (!dates.isEmpty() && due.haveMorePegs(dates.keySet(), PEGS_AT_ONCE)) {
            due.note(dates);
            noted.causes.keySet().removeAll(dates.keySet());
            noted.due = true;
        }
        settleInGroups(taken());
        if (!noted.sources.isEmpty()) { // nothing had to be settled at once
            taken(List.of());
        }
    }

    private void settleInGroups(SortedMap<Place, Cause> causes) {
        if (causes.size() <= PLACES_TOGETHER) {
            settle(causes);
            return;
        }
        availability.lock(causes.keySet());
        var group = new TreeMap<Place, Cause>();
        for (var noted : causes.entrySet()) {
            group.put(noted.getKey(), noted.getValue());
            if (group.size() == PLACES_TOGETHER) {
                settle(group);
                group.clear();
            }
        }
        settle(group);
    }

    /**
     * Settles the next places that are due and idle. If the power fails just after its commit the places are due again, and nobody was told of what is lost: what
     * rests on it is written after it.
     *
     * @return whether there were any
     */
    boolean settleNext(int pegs) {
        due.hurry();
        var next = due.lockNext(pegs);
        settle(taken(next));
        return !next.isEmpty();
    }

    /**
     * Takes off those of some locked places that are due. On the same way to the database it is asked who hangs on what moved: where nobody does,
     * as with most of what moves, that costs next to nothing.
     */
    private SortedMap<Place, Cause> taken(Collection<Place> locked) {
        var trip = trips.begin();
        var taken = due.take(locked, trip);
        var sources = noted().sources;
        var hanging = new LinkedHashMap<Cause, Supplier<List<Place>>>();
        sources.forEach((cause, places) -> hanging.put(cause, HangingOn.of(places, trip)));
        sources.clear();
        trip.run();
        var next = new HashMap<Place, Cause>();
        hanging.forEach((cause, places) -> places.get().forEach(place -> next.putIfAbsent(place, cause)));
        noteDue(next);
        return new TreeMap<>(taken.get());
    }

    private SortedMap<Place, Cause> taken() {
        var noted = noted();
        var causes = new TreeMap<>(noted.causes);
        noted.causes.clear();
        noted.units.clear();
        return causes;
    }

    private Outcome settle(SortedMap<Place, Cause> causes) {
        if (causes.isEmpty()) {
            return NOTHING;
        }
        var facts = reader.read(causes.keySet(), availability::lock);
        causes.putAll(taken(causes.keySet())); // settled with them, for what moved there first
        var decisions = Decisions.of(facts);
        writer.write(facts, decisions, causes);
        return new Outcome(facts, decisions);
    }

    /** What was decided, from which facts. */
    record Outcome(Facts facts, List<Decisions.Decision> decisions) {}

    private Noted noted() {
        var bound = TransactionSynchronizationManager.getResource(this);
        if (bound instanceof Noted noted) {
            return noted;
        }
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            throw new IllegalStateException("Facts moved outside a transaction. Maybe the caller of a door opened none?");
        }
        var noted = new Noted();
        TransactionSynchronizationManager.bindResource(this, noted);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                settleMany();
            }

            @Override
            public void afterCommit() {
                if (noted.due) {
                    repromiser.getObject().wake();
                }
            }

            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(Settlement.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(Settlement.this, noted);
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Settlement.this);
            }
        });
        return noted;
    }

    /** Where facts moved in a transaction, and why; {@code units} are those where more than dates did, {@code sources} what else may hang on. */
    private static final class Noted {
        private final Map<Place, Cause> causes = new HashMap<>();
        private final Set<Place> units = new HashSet<>();
        private final Map<Cause, Set<Place>> sources = new LinkedHashMap<>();
        private boolean due;
    }
}
