package dev.backstop.promising;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** How often the database is asked does not grow with what is asked of us. */
@BackstopTest
class FewRoundTripsTest {
    private static final int ITEMS = 30;
    private static final int MOST_FOR_A_QUOTE = 12;
    private static final int MOST_FOR_AVAILABILITY = 12;

    @Autowired
    private Api api;

    /** Of every third item all is here; others wait for supply, or for an order that nobody has placed. */
    @BeforeEach
    void thirty_items() {
        SmallShop.open(api, "MUG-0", 9);
        api.put("/transit-times/MAIN/GB", "{\"p50Days\":2,\"p95Days\":4}").expect(201);
        for (var n = 1; n < ITEMS; n++) {
            api.put("/items/MUG-" + n, """
                    {"name":"Mug","unit":"piece","backorders":{"policy":"limited","limit":{"quantity":"50"}}}""").expect(201);
            api.put("/sourcing-terms/MUG-%d/MAIN".formatted(n), "{\"terms\":[{\"kind\":\"buy\",\"vendor\":\"ACME\",\"leadTimeDays\":7}]}")
                    .expect(201);
            if (n % 3 == 0) {
                api.post("/stock/movements", """
                        {"sku":"MUG-%d","location":"MAIN","quantity":"9","reason":"opening"}""".formatted(n)).expect(201);
            } else if (n % 3 == 1) {
                api.post("/purchase-orders", """
                        {"vendor":"ACME","location":"MAIN","state":"sent",
                         "lines":[{"line":1,"sku":"MUG-%d","quantity":"20","expectedOn":"2026-01-20"}]}""".formatted(n)).expect(201);
                api.post("/orders", SmallShop.order("MUG-" + n, 2)).expect(201);
            }
        }
    }

    @Test
    void a_quote_asks_as_often_for_many_lines_as_for_few() {
        quote(3);
        var few = asked(() -> quote(3));
        var many = asked(() -> quote(ITEMS));

        assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(MOST_FOR_A_QUOTE);
    }

    @Test
    void availability_asks_as_often_for_many_items_as_for_few() {
        availability(3, "2");
        var few = asked(() -> availability(3, "3"));
        var many = asked(() -> availability(ITEMS, "4"));

        assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(MOST_FOR_AVAILABILITY);
    }

    @Test
    void what_is_made_asks_as_often_for_many_lines_as_for_few() {
        for (var n = 0; n < ITEMS; n++) {
            api.put("/items/JUG-" + n, """
                    {"name":"Jug","unit":"piece","billOfMaterials":[{"sku":"MUG-%d","quantity":"1"}]}""".formatted(n)).expect(201);
            api.put("/sourcing-terms/JUG-%d/MAIN".formatted(n), "{\"terms\":[{\"kind\":\"make\",\"leadTimeDays\":2}]}").expect(201);
        }
        quote("JUG", 3);
        var few = asked(() -> quote("JUG", 3));
        var many = asked(() -> quote("JUG", ITEMS));

        assertThat(many).as(String.join("\n", many)).hasSameSizeAs(few);
    }

    private void quote(int lines) {
        quote("MUG", lines);
    }

    private void quote(String sku, int lines) {
        api.post("/quotes", "{\"customer\":\"C-1\",\"lines\":[%s]}".formatted(IntStream.range(0, lines)
                .mapToObj(n -> "{\"sku\":\"%s-%d\",\"quantity\":\"5\"}".formatted(sku, n)).collect(joining(",")))).expect(200);
    }

    private void availability(int items, String quantity) {
        api.get("//availability?country=GB&quantity=%s&%s".formatted(quantity, IntStream.range(0, items).mapToObj("sku=MUG-%d"::formatted)
                .collect(joining("&")))).expect(200);
    }

    /** What went to the database meanwhile, one for each way there and back. */
    private static List<String> asked(Runnable request) {
        var logger = (Logger) LoggerFactory.getLogger(JdbcTemplate.class);
        var before = logger.getLevel();
        var seen = new ListAppender<ILoggingEvent>();
        seen.start();
        logger.addAppender(seen);
        logger.setLevel(Level.DEBUG);
        try {
            request.run();
        } finally {
            logger.setLevel(before);
            logger.detachAppender(seen);
        }
        return seen.list.stream().map(ILoggingEvent::getFormattedMessage).filter(said -> said.startsWith("Executing prepared SQL statement")
                || said.startsWith("Executing SQL"))
                .filter(said -> !said.contains("storefront.change")) // shops are told by and by, maybe meanwhile
                .map(said -> said.substring(0, Math.min(200, said.length()))).toList();
    }
}
