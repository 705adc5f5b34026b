package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.SmallShop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The machine dies in the middle of the day. */
class KillIT {
    private static final int WRITERS = 4;
    private static final int ORDERS_BEFORE_THE_KILL = 60;
    private static final int ON_HAND = 100;

    @TempDir
    Path data;

    private final CountDownLatch enough = new CountDownLatch(ORDERS_BEFORE_THE_KILL);
    private final AtomicInteger keys = new AtomicInteger();
    private final ConcurrentMap<String, String> acknowledged = new ConcurrentHashMap<>(); // order number by key
    private final ConcurrentMap<String, String> unanswered = new ConcurrentHashMap<>();

    @Test
    void every_order_that_was_acknowledged_is_there_after_a_kill_of_server_and_database() throws InterruptedException {
        Program.openedOnceIn(data);
        try (var program = start()) {
            var api = program.whenOpen();
            SmallShop.open(api, "MUG-1", ON_HAND);
            var writers = new Thread[WRITERS];
            for (var i = 0; i < WRITERS; i++) {
                writers[i] = Thread.ofPlatform().start(() -> orderUntilItBreaks(api));
            }
            assertThat(enough.await(2, TimeUnit.MINUTES)).as(() -> unanswered + program.said()).isTrue();
            assertThat(unanswered).as(program.said()).isEmpty();
            killDatabase();
            program.kill();
            for (var writer : writers) {
                writer.join();
            }
        }
        try (var program = start()) {
            var api = program.whenOpen();
            acknowledged.forEach((key, number) -> assertThat(api.get("/orders/" + number).expect(200).text("/number")).isEqualTo(number));
            unanswered.keySet().forEach(key -> acknowledged.put(key, order(api, key)));
            acknowledged.forEach((key, number) -> assertThat(order(api, key)).as("the same key means the same order").isEqualTo(number));
            expectNothingDoneTwice(api);
            program.stop();
        }
    }

    private void expectNothingDoneTwice(Api api) {
        var orders = acknowledged.size();
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
        assertThat(api.get("/orders?limit=1000").expect(200).at("/data")).hasSize(orders);
        var level = api.get("/stock/levels?sku=MUG-1&location=MAIN").expect(200);
        assertThat(level.text("/data/0/allocated")).isEqualTo(Integer.toString(Math.min(orders, ON_HAND)));
        assertThat(level.text("/data/0/backordered")).isEqualTo(Integer.toString(Math.max(orders - ON_HAND, 0)));
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    private void orderUntilItBreaks(Api api) {
        while (true) {
            var key = "order " + keys.incrementAndGet();
            try {
                acknowledged.put(key, order(api, key));
                enough.countDown();
            } catch (UncheckedIOException | AssertionError cutOff) {
                unanswered.put(key, String.valueOf(cutOff.getMessage()));
                return;
            }
        }
    }

    private static String order(Api api, String key) {
        return api.send("POST", "/orders", SmallShop.order("MUG-1", 1), "Idempotency-Key", key).expect(201).text("/number");
    }

    private void killDatabase() {
        try {
            var pid = Long.parseLong(Files.readAllLines(data.resolve("cluster/postmaster.pid")).getFirst().strip());
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Kept data as at a firm, with the sandbox's key to come in by. */
    private Program start() {
        return Program.start("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "serve", "--port", "0", "--data", data.toString());
    }
}
