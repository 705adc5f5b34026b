package dev.backstop.post;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due: claims some, and notes for each at once that the other side took it; what that means is noted for a few together. A crash leaves a
 * claim that runs out. What is noted as taken has left; the one message per sender that was just on its way leaves again under the same id.
 */
@Component
class Departures {
    private static final int CLAIMED_TOGETHER = 200;
    private static final int NOTED_TOGETHER = 25;

    private final Outbox outbox;
    private final Suppressions suppressions;
    private final Map<Channel, Way> ways;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final boolean sandbox;
    private final Semaphore work = new Semaphore(0);

    Departures(Outbox outbox, Suppressions suppressions, List<Way> ways, Clock clock, ApplicationEventPublisher events,
            PlatformTransactionManager manager, @Value("${backstop.sandbox:false}") boolean sandbox) {
        this.outbox = outbox;
        this.suppressions = suppressions;
        this.ways = new EnumMap<>(ways.stream().collect(toMap(Way::channel, way -> way)));
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(manager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.sandbox = sandbox;
    }

    /** There is something to send. In a sandbox, where nothing happens by itself, it leaves within this call. */
    void wake() {
        if (sandbox) {
            sendDue();
        } else {
            work.release();
        }
    }

    /** Waits until there is something to send, or for so long. */
    void await(Duration most) throws InterruptedException {
        if (work.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    /** Sends until nothing is due. */
    void sendDue() {
        transaction.executeWithoutResult(_ -> tell(outbox.leftBehind(clock.instant()), List.of()));
        for (var claimed = claim(); !claimed.isEmpty(); claimed = claim()) {
            send(claimed);
        }
    }

    private List<Outgoing> claim() {
        return Objects.requireNonNull(transaction.execute(_ -> outbox.claim(clock.instant(), CLAIMED_TOGETHER)));
    }

    private void send(List<Outgoing> claimed) {
        var tried = new ArrayList<Outbox.Tried>();
        claimed.stream().filter(Outgoing::suppressed)
                .forEach(m -> tried.add(new Outbox.Tried(m, new Outcome.Refused("%s is suppressed; see the list of suppressed addresses".formatted(m.to()), false))));
        var open = claimed.stream().filter(m -> !m.suppressed()).collect(groupingBy(Outgoing::channel));
        open.forEach((channel, messages) -> way(channel).send(messages, (message, outcome) -> {
            tried.add(new Outbox.Tried(message, outcome));
            if (outcome instanceof Outcome.Accepted accepted && way(channel).leaves()) {
                transaction.executeWithoutResult(_ -> outbox.taken(message, accepted, clock.instant()));
            }
            if (tried.size() >= NOTED_TOGETHER) {
                note(tried);
            }
        }));
        note(tried);
    }

    private Way way(Channel channel) {
        return Objects.requireNonNull(ways.get(channel), "every channel has a way out");
    }

    private void note(List<Outbox.Tried> tried) {
        var noted = List.copyOf(tried);
        tried.clear();
        if (!noted.isEmpty()) {
            transaction.executeWithoutResult(_ -> note(noted, clock.instant()));
        }
    }

    private void note(List<Outbox.Tried> tried, Instant now) {
        var again = tried.stream().filter(t -> t.outcome() instanceof Outcome.Later && !Retries.over(t.message().tries())).toList();
        var never = tried.stream().filter(t -> t.outcome() instanceof Outcome.Refused
                || (t.outcome() instanceof Outcome.Later && Retries.over(t.message().tries()))).toList();
        var left = outbox.left(tried, now);
        outbox.later(again, now);
        suppressions.bounced(never.stream().filter(t -> t.outcome() instanceof Outcome.Refused refused && refused.address())
                .map(Outbox.Tried::message).toList());
        tell(left, outbox.failed(never, now));
    }

    /** Notes what came back later, and suppresses the addresses. */
    void returned(List<Bounce> bounces) {
        transaction.executeWithoutResult(_ -> {
            suppressions.returned(bounces);
            tell(List.of(), outbox.bounced(bounces.stream().filter(b -> b.kind() == Bounce.Kind.HARD).toList(), clock.instant()));
        });
    }

    private void tell(List<MessagesLeft.Left> left, List<MessagesReturned.Returned> returned) {
        if (!left.isEmpty()) {
            events.publishEvent(new MessagesLeft(left));
        }
        if (!returned.isEmpty()) {
            events.publishEvent(new MessagesReturned(returned));
        }
    }
}
