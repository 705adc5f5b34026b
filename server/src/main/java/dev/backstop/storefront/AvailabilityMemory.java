package dev.backstop.storefront;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.backstop.promising.AvailabilityMoved;
import dev.backstop.web.WriteCommitted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Answers that still hold. Shops ask for the same items again and again, and an answer changes only when something moves. Every piece of
 * news has a number; an answer is kept with the number that was the last before its facts were read, and holds until there is newer news of
 * an item it rests on. News come of this instance's own writes before they are answered, and of all others' from {@link AvailabilityNews}.
 */
@Component
class AvailabilityMemory {
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final Duration FRESH = Duration.ofMinutes(5); // so that no mistake of ours lasts
    private static final int AT_A_TIME = 8; // answers worked out at once, so that a rush of shoppers leaves the database to those who order

    private final Clock clock;
    private final AtomicLong news = new AtomicLong();
    private final Cache<String, Kept> answers = Caffeine.newBuilder().expireAfterWrite(FRESH).maximumWeight(MOST_BYTES)
            .weigher((String question, Kept kept) -> 400 + 2 * question.length() + kept.answer().body().length).build();
    private final Cache<Long, Long> moved = Caffeine.newBuilder().expireAfterWrite(FRESH.multipliedBy(2)).build(); // item, its last news
    private final AtomicLong allMoved = new AtomicLong();
    private final Semaphore working = new Semaphore(AT_A_TIME, true);
    private volatile boolean listening;

    AvailabilityMemory(Clock clock) {
        this.clock = clock;
    }

    /** An answer, the time at which it was worked out, and the news it knew. */
    private record Kept(Answer answer, Instant at, long news) {}

    /** What was answered to the question, written as it was asked, while it holds; null if nothing does. */
    @Nullable Answer remembered(String question) {
        var kept = answers.getIfPresent(question);
        return kept != null && holds(kept, clock.instant()) ? kept.answer() : null;
    }

    /** The same; where nothing holds, {@code work} answers. */
    Answer of(String question, Supplier<Answer> work) {
        var remembered = remembered(question);
        if (remembered != null) {
            return remembered;
        }
        working.acquireUninterruptibly();
        try {
            var meanwhile = remembered(question);
            return meanwhile != null ? meanwhile : workedOut(question, work);
        } finally {
            working.release();
        }
    }

    private Answer workedOut(String question, Supplier<Answer> work) {
        var now = clock.instant();
        var before = news.get();
        var answer = work.get();
        answers.put(question, new Kept(answer, now, before));
        return answer;
    }

    private boolean holds(Kept kept, Instant now) {
        if (!listening || allMoved.get() > kept.news() || !now.isBefore(kept.answer().until())
                || Duration.between(kept.at(), now).abs().compareTo(FRESH) >= 0) {
            return false;
        }
        for (var item : kept.answer().items()) {
            var last = moved.getIfPresent(item);
            if (last != null && last > kept.news()) {
                return false;
            }
        }
        return true;
    }

    /** Counts up whenever what holds for all may be another. */
    long rules() {
        return allMoved.get();
    }

    /** Figures of these items no longer hold. */
    void forget(Collection<Long> items) {
        var at = news.incrementAndGet();
        items.forEach(item -> moved.asMap().merge(item, at, Math::max));
    }

    void forgetAll() {
        allMoved.accumulateAndGet(news.incrementAndGet(), Math::max);
    }

    /** Whether news of other instances come in; while they do not, nothing is answered from memory. */
    void listening(boolean yes) {
        listening = yes;
        forgetAll();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(AvailabilityMoved event) {
        forget(event.items());
    }

    @EventListener
    void on(WriteCommitted event) {
        forgetAll();
    }
}
