package dev.backstop.promising;

import dev.backstop.catalog.Place;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private static final Outcome NOTHING = new Outcome(
            new Facts(Instant.EPOCH, OrderOfService.by("first-come"), Map.of(), List.of(), List.of(), Set.of()), List.of());

    private final AvailabilityRows availability;
    private final FactsReader reader;
    private final DecisionWriter writer;

    Settlement(AvailabilityRows availability, FactsReader reader, DecisionWriter writer) {
        this.availability = availability;
        this.reader = reader;
        this.writer = writer;
    }

    /** Takes the locks of all places that a transaction is going to move, before it moves the first. */
    void lock(Collection<Place> places) {
        availability.lock(places);
    }

    /** Notes that facts about these places moved in this transaction. The first cause noted for a place is the one that counts. */
    void note(Collection<Place> places, Cause cause) {
        var noted = noted();
        places.forEach(place -> noted.putIfAbsent(place, cause));
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
        var causes = taken();
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

    private SortedMap<Place, Cause> taken() {
        var noted = noted();
        var causes = new TreeMap<>(noted);
        noted.clear();
        return causes;
    }

    private Outcome settle(SortedMap<Place, Cause> causes) {
        if (causes.isEmpty()) {
            return NOTHING;
        }
        var facts = reader.read(causes.keySet(), availability::lock);
        var decisions = Decisions.of(facts);
        writer.write(facts, decisions, causes);
        return new Outcome(facts, decisions);
    }

    /** What was decided, from which facts. */
    record Outcome(Facts facts, List<Decisions.Decision> decisions) {}

    private Map<Place, Cause> noted() {
        var bound = TransactionSynchronizationManager.getResource(this);
        if (bound instanceof Noted noted) {
            return noted.places;
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
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(Settlement.this);
            }
        });
        return noted.places;
    }

    private static final class Noted {
        private final Map<Place, Cause> places = new HashMap<>();
    }
}
