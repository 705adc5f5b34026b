package dev.backstop.promising;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.BackorderPolicy;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.TransitTimes;
import dev.backstop.orders.Orders;
import dev.backstop.web.IdempotentWrites;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes several orders in one transaction: each kind of fact is read once for all, and each table is written once. It takes those that only need what
 * others leave, and decides them by the same functions that decide everything else; the rest is taken alone by {@link OrderIntake}.
 */
@Component
class GatheredOrders {
    /** In this transaction. For one place PostgreSQL else plans anew each time, because it expects ten; that took longer than what was planned. */
    private static final String PLANNED_ONCE = "SELECT set_config('plan_cache_mode', 'force_generic_plan', true) AS mode";
    /** A promise further ahead may be one that a law wants the customer asked about. */
    private static final int LATE_DAYS = 14;

    private final RoundTrip.Start trips;
    private final IdempotentWrites repeats;
    private final FirmReader firms;
    private final OrderDrafts drafts;
    private final LineSourcing sourcing;
    private final AvailabilityRows availability;
    private final PlacesAtWork atWork;
    private final LastInLine last;
    private final Orders orders;
    private final GatheredAnswers answers;
    private final ApplicationEventPublisher events;

    GatheredOrders(RoundTrip.Start trips, IdempotentWrites repeats, FirmReader firms, OrderDrafts drafts, LineSourcing sourcing, AvailabilityRows availability, PlacesAtWork atWork,
            LastInLine last, Orders orders, GatheredAnswers answers, ApplicationEventPublisher events) {
        this.trips = trips;
        this.repeats = repeats;
        this.firms = firms;
        this.drafts = drafts;
        this.sourcing = sourcing;
        this.availability = availability;
        this.atWork = atWork;
        this.last = last;
        this.orders = orders;
        this.answers = answers;
        this.events = events;
    }

    /** An order on its way through, with the places that serve its lines. */
    record Candidate(GatheredOrder asked, OrderDraft draft, List<Sourcing.Share> shares) {
        Stream<Place> places() {
            return shares.stream().flatMap(share -> share.needs().keySet().stream()).distinct();
        }

        Turn turn() {
            return new Turn(draft.order().priority(), draft.order().orderedAt());
        }
    }

    /**
     * Takes what can be taken together, in the transaction of the caller.
     *
     * @return the outcome of each order, to be told when the transaction has committed
     */
    Map<GatheredOrder, GatheredOrder.Outcome> take(List<GatheredOrder> batch) {
        var outcomes = new HashMap<GatheredOrder, GatheredOrder.Outcome>();
        batch.forEach(asked -> outcomes.put(asked, new GatheredOrder.Outcome.Alone()));
        var questions = trips.begin();
        questions.query(PLANNED_ONCE, Map.of(), (row, _) -> row.getString("mode"));
        var firm = firms.now(questions);
        var read = drafts(firm, batch, questions);
        if (read.isEmpty()) {
            return outcomes;
        }
        var here = lock(read, firm.get(), outcomes);
        var candidates = source(read, here);
        var facts = facts(candidates, here);
        candidates.removeIf(candidate -> !facts.keySet().containsAll(candidate.places().toList()));
        if (!candidates.isEmpty()) {
            write(candidates, facts, here).forEach(outcomes::put);
        }
        return outcomes;
    }

    /**
     * Orders that can be read, and whose customer hears of them from our answer. Of requests with one key only the first can be taken here, and none
     * whose key is at work or was answered.
     */
    private Map<GatheredOrder, OrderDraft> drafts(Supplier<Firm> firm, List<GatheredOrder> batch, RoundTrip trip) {
        var taken = repeats.takeAll(batch.stream().map(GatheredOrder::write).toList(), trip);
        var ready = batch.stream().filter(asked -> asked.order().quote() == null).toList();
        var found = drafts.ofAll(firm, ready.stream().map(GatheredOrder::order).toList(), trip);
        trip.run();
        var known = new HashSet<>(taken.get());
        var read = new LinkedHashMap<GatheredOrder, OrderDraft>();
        for (var asked : ready) {
            if (asked.write().key() == null || known.add(asked.write())) {
                found.apply(asked.order()).filter(draft -> !draft.heardElsewhere()).ifPresent(draft -> read.put(asked, draft));
            }
        }
        return read;
    }

    /** What the places of a batch hold, which are locked, and what the choice among them rests on. */
    private record Here(Map<Place, AvailabilityRows.Idle> idle, Shelf shelf, Map<TransitTimes.Way, TransitTimes.Transit> ways) {}

    /** Locks the places that nobody else is at work on; orders that need others are left for the next round. */
    private Here lock(Map<GatheredOrder, OrderDraft> read, Firm firm, Map<GatheredOrder, GatheredOrder.Outcome> outcomes) {
        var needed = new LinkedHashMap<GatheredOrder, List<Place>>();
        for (var entry : List.copyOf(read.entrySet())) {
            places(entry.getValue(), firm).ifPresentOrElse(places -> needed.put(entry.getKey(), places), () -> read.remove(entry.getKey()));
        }
        var ours = atWork.claim(needed);
        var questions = trips.begin();
        var shelf = sourcing.shelf(firm, read.values().stream().flatMap(draft -> draft.lines().stream()).map(AskedLine::item).collect(toSet()), questions);
        var ways = answers.ways(firm, read.values(), questions);
        var locked = availability.lockIdle(ours.stream().flatMap(asked -> needed.getOrDefault(asked, List.of()).stream()).collect(toSet()), questions);
        questions.run();
        var idle = locked.get();
        needed.forEach((asked, places) -> {
            if (!ours.contains(asked) || !idle.keySet().containsAll(places)) {
                outcomes.put(asked, new GatheredOrder.Outcome.Busy());
                read.remove(asked);
            } else if (places.stream().map(idle::get).anyMatch(AvailabilityRows.Idle::due)) {
                read.remove(asked); // whoever waits there is promised anew first
            }
        });
        return new Here(idle, shelf.get(), ways.get());
    }

    /** Empty where the location named cannot be used, which is said when the order is taken alone. */
    private static Optional<List<Place>> places(OrderDraft draft, Firm firm) {
        try {
            return Optional.of(draft.places(firm).toList());
        } catch (Problem _) {
            return Optional.empty();
        }
    }

    /** Finds the locations of each order in turn: what one takes the next does not find. */
    private static List<Candidate> source(Map<GatheredOrder, OrderDraft> read, Here here) {
        var free = here.idle.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> entry.getValue().free()));
        var candidates = new ArrayList<Candidate>();
        read.forEach((asked, draft) -> {
            try {
                var shares = here.shelf.shares(draft.lines(), draft.location(), draft.asker(), free);
                shares.forEach(share -> share.needs().forEach((place, units) -> free.merge(place, -units, (has, less) -> Math.max(0, has + less))));
                candidates.add(new Candidate(asked, draft, shares));
            } catch (Problem _) {
                // it is refused when it is taken alone
            }
        });
        return candidates;
    }

    /** The facts of all places where the candidates only take what others leave; without those where they might take more, or may not simply wait. */
    private Map<Place, PlaceFacts> facts(List<Candidate> candidates, Here here) {
        var needs = new HashMap<Place, LastInLine.Need>();
        candidates.forEach(candidate -> candidate.shares().forEach(share -> share.needs()
                .forEach((place, units) -> needs.merge(place, new LastInLine.Need(units, candidate.turn()), LastInLine.Need::plus))));
        var facts = new HashMap<>(last.facts(needs, here.idle, here.shelf));
        candidates.stream().flatMap(candidate -> limited(candidate, here.shelf)).filter(place -> isShort(place, needs, here.idle)).forEach(facts::remove);
        return facts;
    }

    private static boolean isShort(Place place, Map<Place, LastInLine.Need> needs, Map<Place, AvailabilityRows.Idle> idle) {
        var here = Objects.requireNonNull(idle.get(place), "a locked place");
        return here.backordered() > 0 || here.free() < Objects.requireNonNull(needs.get(place), "what is asked of it").units();
    }

    /** Places where a line may not simply wait: whether it may is found when it is taken alone. */
    private static Stream<Place> limited(Candidate candidate, Shelf shelf) {
        return candidate.shares().stream()
                .filter(share -> shelf.policy(share.line().item(), share.location()) != BackorderPolicy.Rule.YES)
                .flatMap(share -> share.needs().keySet().stream());
    }

    /** While the database books the orders, another core promises and answers them: nothing that was booked is asked for that. */
    private Map<GatheredOrder, GatheredOrder.Outcome> write(List<Candidate> candidates, Map<Place, PlaceFacts> places, Here here) {
        var draws = trips.begin();
        var drawn = orders.draw(candidates.stream().map(candidate -> candidate.draft().order()).toList(), draws);
        var ids = FreshSchedule.draw(candidates.stream().mapToInt(candidate -> candidate.shares().size()).sum(), draws);
        draws.run();
        var booked = drawn.get();
        var promises = new GatheredPromises(candidates, booked, places, here.shelf.firm());
        var decided = CompletableFuture.supplyAsync(promises::decided, Thread::startVirtualThread);
        var answered = decided.thenApply(all -> FreshSchedule.parts(all) > ids.get().size()
                ? Optional.<Answered>empty() : Optional.of(answered(promises, all, ids.get(), here)));
        var booking = trips.begin();
        orders.book(booked, booking);
        booking.run();
        var promised = answered.join().orElseGet(() -> answered(promises, decided.join(), more(ids.get(), FreshSchedule.parts(decided.join())), here));
        var writes = trips.begin();
        FreshSchedule.write(promised.written, promises.now(), writes);
        availability.add(GatheredPromises.added(promised.written), writes);
        repeats.rememberAll(promised.answers.values(), writes);
        events.publishEvent(new OrdersAnswered(booked.stream().map(one -> one.order().id()).toList(), writes));
        writes.run();
        tellOfLate(promised.written, promises);
        return promised.answers.entrySet().stream().collect(toMap(Map.Entry::getKey, entry -> new GatheredOrder.Outcome.Taken(entry.getValue())));
    }

    /** What is to be written of promises, and what is answered. */
    private record Answered(List<FreshSchedule.Written> written, Map<GatheredOrder, IdempotentWrites.Created> answers) {}

    private Answered answered(GatheredPromises promises, List<FreshSchedule.Decided> decided, List<FreshSchedule.Ids> ids, Here here) {
        var written = promises.written(decided, ids);
        return new Answered(written, answers.of(promises, written, here.shelf, here.ways));
    }

    /** Where lines were divided: ids for all of their parts. */
    private List<FreshSchedule.Ids> more(List<FreshSchedule.Ids> drawn, int parts) {
        var trip = trips.begin();
        var rest = FreshSchedule.draw(parts - drawn.size(), trip);
        trip.run();
        return Stream.concat(drawn.stream(), rest.get().stream()).toList();
    }

    /** Most are promised soon, and nobody above needs to hear of them: those promised for late, for later than stated, or without a date, are told of. */
    private void tellOfLate(Collection<FreshSchedule.Written> written, GatheredPromises promises) {
        var late = written.stream().filter(one -> {
            var shipBy = one.part().shipBy();
            var stated = promises.draft(one.line()).order().statedShipBy();
            return shipBy == null || (stated != null && shipBy.isAfter(stated))
                    || shipBy.isAfter(LocalDate.ofInstant(promises.now(), ZoneOffset.UTC).plusDays(LATE_DAYS));
        }).map(FreshSchedule.Written::made).toList();
        if (!late.isEmpty()) {
            events.publishEvent(new PromisesMade(late));
        }
    }
}
