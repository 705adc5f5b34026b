package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Pages that stay open hear what moves. */
@BackstopTest
class AvailabilityEventsTest {
    private static final AtomicInteger SHOPPERS = new AtomicInteger();

    /** Another one for each test: the places that the tests before left are free only when the server finds out that they are. */
    private final String shopper = "203.0.113." + SHOPPERS.incrementAndGet();
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Listening> open = new ArrayList<>();

    @Autowired
    private Api api;

    @BeforeEach
    void five_mugs() {
        SmallShop.open(api, "MUG", 5);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
    }

    @AfterEach
    void hang_up() {
        open.forEach(Listening::hangUp);
    }

    @Test
    void a_page_is_told_the_answer_and_told_again_within_two_seconds_when_it_moves() throws Exception {
        var page = listen("sku=MUG&quantity=9", null);
        assertThat(page.next("data: ")).contains("\"quantityNow\":\"5\"");

        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
        assertThat(page.next("data: ")).contains("\"quantityNow\":\"3\"");
    }

    @Test
    void what_does_not_concern_a_page_does_not_reach_it() throws Exception {
        var page = listen("sku=MUG", null);
        page.next("data: ");
        api.post("/stock/movements", "{\"sku\":\"CUP\",\"location\":\"MAIN\",\"quantity\":\"2\",\"reason\":\"opening\"}").expect(201);
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);

        assertThat(page.next("data: ")).contains("\"sku\":\"MUG\"").contains("\"quantityNow\":\"0\"");
    }

    @Test
    void a_page_that_comes_back_is_told_only_if_something_moved_meanwhile() throws Exception {
        var first = listen("sku=MUG", null);
        var tag = first.next("id: ");
        first.hangUp();

        var back = listen("sku=MUG", tag);
        assertThat(back.next("")).startsWith("retry");
        assertThat(back.next("")).isEqualTo(": still here");
        api.post("/orders", SmallShop.order("MUG", 5)).expect(201);
        assertThat(back.next("data: ")).contains("backorder");
        back.hangUp();
        assertThat(listen("sku=MUG", tag).next("data: ")).contains("backorder");
    }

    @Test
    void there_is_room_for_so_many_and_a_place_that_is_left_is_free_again() throws Exception {
        for (var i = 0; i < Watchers.MOST_OF_ONE; i++) {
            listen("sku=MUG", null).next("data: ");
        }
        var refused = http.send(request("sku=MUG", null), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).contains("30");

        open.getFirst().hangUp();
        api.post("/orders", SmallShop.order("MUG", 1)).expect(201); // the next word finds that nobody listens
        api.post("/orders", SmallShop.order("MUG", 1)).expect(201);
        org.awaitility.Awaitility.await().atMost(10, TimeUnit.SECONDS).until(() -> {
            var page = listen("sku=MUG", null);
            return page.status == 200;
        });
    }

    @Test
    void what_there_is_not_is_refused_before_the_stream_begins() throws Exception {
        var refused = http.send(request("sku=NONE", null), HttpResponse.BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(404);
        assertThat(refused.body()).contains("There is no item NONE");
    }

    private HttpRequest request(String query, @Nullable String tag) {
        var request = HttpRequest.newBuilder(URI.create(api.root() + "/availability/events?" + query))
                .header("Accept", "text/event-stream").header("X-Forwarded-For", shopper);
        return tag == null ? request.build() : request.header("Last-Event-ID", tag).build();
    }

    private Listening listen(String query, @Nullable String tag) throws Exception {
        var answer = http.send(request(query, tag), HttpResponse.BodyHandlers.ofInputStream());
        var listening = new Listening(answer.statusCode(), answer.body());
        open.add(listening);
        return listening;
    }

    /** One open stream, read by a thread of its own. */
    private static final class Listening {
        private final int status;
        private final InputStream stream;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Listening(int status, InputStream stream) {
            this.status = status;
            this.stream = stream;
            Thread.ofVirtual().start(() -> {
                try (var reader = new java.io.BufferedReader(new java.io.InputStreamReader(stream, StandardCharsets.UTF_8))) {
                    reader.lines().filter(line -> !line.isEmpty()).forEach(lines::add);
                } catch (java.io.IOException | java.io.UncheckedIOException _) {
                    // hung up
                }
            });
        }

        /** The rest of the next line that begins so; fails after two seconds, in which every change must be told. */
        String next(String beginning) throws InterruptedException {
            var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            for (var line = poll(deadline); line != null; line = poll(deadline)) {
                if (line.startsWith(beginning)) {
                    return line.substring(beginning.length());
                }
            }
            throw new AssertionError("Nothing that begins with \"%s\" came within two seconds.".formatted(beginning));
        }

        private @Nullable String poll(long deadline) throws InterruptedException {
            return lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        void hangUp() {
            try {
                stream.close();
            } catch (java.io.IOException _) {
                // it was closed already
            }
        }
    }
}
