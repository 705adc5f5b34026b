package dev.backstop.promising;

import dev.backstop.catalog.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * The places that gathered orders are at work on in this program, by thread. The rows' locks are what makes promising safe; this only says whether
 * it pays to wait for the thread that has them.
 */
@Component
class PlacesAtWork {
    private final Map<Thread, Set<Place>> held = new HashMap<>();
    private final Lock lock = new ReentrantLock();
    private final Condition released = lock.newCondition();

    /**
     * Claims, until {@link #release}, the places of all those whose places no other thread has. Where these are fewer than half of all, as when
     * everybody wants one item, it waits until others have committed.
     *
     * @return whose places were claimed
     */
    <T> Set<T> claim(Map<T, List<Place>> needed) {
        lock.lock();
        try {
            var free = free(needed);
            while (free.size() * 2 < needed.size()) {
                released.awaitUninterruptibly();
                free = free(needed);
            }
            var places = new HashSet<Place>();
            free.forEach(one -> places.addAll(needed.getOrDefault(one, List.of())));
            held.put(Thread.currentThread(), places);
            return free;
        } finally {
            lock.unlock();
        }
    }

    private <T> Set<T> free(Map<T, List<Place>> needed) {
        var free = new HashSet<T>();
        needed.forEach((one, places) -> {
            if (places.stream().noneMatch(this::isHeld)) {
                free.add(one);
            }
        });
        return free;
    }

    private boolean isHeld(Place place) {
        return held.values().stream().anyMatch(places -> places.contains(place));
    }

    /** Gives back what the calling thread claimed, once its transaction has ended. */
    void release() {
        lock.lock();
        try {
            if (held.remove(Thread.currentThread()) != null) {
                released.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
