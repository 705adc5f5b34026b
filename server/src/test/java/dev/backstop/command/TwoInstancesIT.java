package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.SmallShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances on one database sell the last mugs to a hundred shoppers, and one of the two is killed in the middle. */
class TwoInstancesIT {
    private static final int SHOPPERS = 100;
    private static final int ORDERS_EACH = 5;
    private static final int ORDERS_BEFORE_THE_KILL = 150;
    private static final int ON_HAND = 120;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path data;

    private final CountDownLatch enough = new CountDownLatch(ORDERS_BEFORE_THE_KILL);
    private final ConcurrentMap<String, String> acknowledged = new ConcurrentHashMap<>(); // order number by key
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @Test
    void nothing_is_oversold_or_lost_when_one_is_killed() throws InterruptedException {
        Program.openedOnceIn(data);
        try (var first = start("--data", data.toString())) {
            var api = first.whenOpen();
            SmallShop.open(api, "MUG-1", ON_HAND);
            try (var second = start("--db-url", address())) {
                var other = second.whenOpen();
                try (var shoppers = Executors.newVirtualThreadPerTaskExecutor()) {
                    for (var shopper = 0; shopper < SHOPPERS; shopper++) {
                        var number = shopper;
                        shoppers.execute(() -> shopOrSayWhyNot(number, number % 2 == 0 ? api : other, other));
                    }
                    assertThat(enough.await(2, TimeUnit.MINUTES)).as(first.said() + second.said()).isTrue();
                    first.kill();
                }
                expectEverythingInOrder(other);
                second.stop();
            }
        } finally {
            stopDatabase();
        }
    }

    private void shopOrSayWhyNot(int shopper, Api first, Api other) {
        try {
            shop(shopper, first, other);
        } catch (RuntimeException | AssertionError failed) {
            failures.add(failed);
        }
    }

    /** A shopper whose shop does not answer asks the other one with the same key. */
    private void shop(int shopper, Api first, Api other) {
        for (var n = 0; n < ORDERS_EACH; n++) {
            var key = "shopper %d, order %d".formatted(shopper, n);
            try {
                acknowledged.put(key, order(first, key));
            } catch (UncheckedIOException _) {
                acknowledged.put(key, order(other, key));
            }
            enough.countDown();
        }
    }

    /** Asks again while the answer is to wait and ask again: the database may not know yet that the instance at work on this key is dead. */
    private static String order(Api api, String key) {
        for (var until = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            var answer = api.send("POST", "/orders", SmallShop.order("MUG-1", 1), "Idempotency-Key", key);
            if (answer.status() != 409 || System.nanoTime() > until) {
                return answer.expect(201).text("/number");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private void expectEverythingInOrder(Api api) {
        assertThat(failures).isEmpty();
        assertThat(acknowledged).hasSize(SHOPPERS * ORDERS_EACH);
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
        acknowledged.forEach((key, number) -> assertThat(order(api, key)).as("the same key means the same order").isEqualTo(number));
        assertThat(api.get("/orders?limit=1000").expect(200).at("/data")).hasSize(SHOPPERS * ORDERS_EACH);
        var level = api.get("/stock/levels?sku=MUG-1&location=MAIN").expect(200);
        assertThat(level.text("/data/0/allocated")).isEqualTo(Integer.toString(ON_HAND));
        assertThat(level.text("/data/0/backordered")).isEqualTo(Integer.toString(SHOPPERS * ORDERS_EACH - ON_HAND));
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    private static Program start(String option, String value) {
        return Program.start("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "serve", "--port", "0", option, value);
    }

    /** The database that the first one started, for the second. */
    private String address() {
        return "postgres://backstop:%s@127.0.0.1:%s/backstop".formatted(read("password").strip(), read("cluster/postmaster.pid").lines().skip(3).findFirst().orElseThrow());
    }

    /** Its owner was killed, so nobody else will. */
    private void stopDatabase() {
        ProcessHandle.of(Long.parseLong(read("cluster/postmaster.pid").lines().findFirst().orElseThrow().strip())).ifPresent(ProcessHandle::destroy);
    }

    private String read(String file) {
        try {
            return Files.readString(data.resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
