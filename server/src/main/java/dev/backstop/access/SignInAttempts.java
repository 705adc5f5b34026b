package dev.backstop.access;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** Counts wrong sign-ins by address and by person, so that passwords cannot be tried out; forgets after a quarter of an hour. */
@Component
class SignInAttempts {
    static final int MOST_WRONG = 8;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(15);
    private static final int MOST_KEPT = 10_000;

    private final LongSupplier nanos;
    private final Map<String, Wrong> wrong = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wrong> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private record Wrong(int times, long sinceNanos) {}

    SignInAttempts() {
        this(System::nanoTime);
    }

    SignInAttempts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    synchronized boolean tooMany(String email, String address) {
        return times(person(email)) >= MOST_WRONG || times(address(address)) >= MOST_WRONG * 4;
    }

    synchronized void failed(String email, String address) {
        count(person(email));
        count(address(address));
    }

    synchronized void succeeded(String email) {
        wrong.remove(person(email));
    }

    private int times(String key) {
        var known = wrong.get(key);
        return known == null || nanos.getAsLong() - known.sinceNanos() > FORGOTTEN_NANOS ? 0 : known.times();
    }

    private void count(String key) {
        wrong.put(key, new Wrong(times(key) + 1, nanos.getAsLong()));
    }

    private static String person(String email) {
        var kept = email.length() > 200 ? email.substring(0, 200) : email;
        return "person " + kept.strip().toLowerCase(Locale.ROOT);
    }

    private static String address(String address) {
        return "address " + address;
    }
}
