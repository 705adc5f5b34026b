package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer who left no address, and waits for more than is told in one transaction. */
@BackstopTest
class NobodyToTellTest {
    private static final int ORDERS = 3;
    private static final int LINES = 700;

    private final Api api;
    private final MugShop shop;
    private final JdbcClient jdbc;
    private final Clock clock;

    @Autowired
    NobodyToTellTest(Api api, JdbcClient jdbc, Clock clock) {
        this.api = api;
        this.shop = new MugShop(api);
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Test
    @Timeout(300) // it went on for ever
    void what_cannot_be_told_stays_owed_and_is_looked_at_again_a_day_later() {
        SmallShop.open(api, "MUG", 0);
        api.put("/customers/C-9", "{\"name\":\"Nowhere\",\"timeZone\":\"Europe/London\"}").expect(201);
        api.post("/purchase-orders", """
                {"number":"PO-1","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"3000","expectedOn":"2026-01-20"}]}
                """).expect(201);
        for (var order = 0; order < ORDERS; order++) {
            api.post("/orders", IntStream.rangeClosed(1, LINES).mapToObj("{\"line\":%d,\"sku\":\"MUG\",\"quantity\":\"1\"}"::formatted)
                    .collect(Collectors.joining(",", "{\"customer\":\"C-9\",\"lines\":[", "]}"))).expect(201);
        }
        api.post("/purchase-orders/PO-1/confirmations", """
                {"by":"phone","lines":[{"line":1,"status":"changed","parts":[{"quantity":"3000","expectedOn":"2026-02-10"}]}]}
                """).expect(200);
        shop.advance("2026-01-06T12:00:00Z");
        assertThat(open("true")).isGreaterThan(2_000);
        assertThat(open("tell_at <= :now")).isZero();
        assertThat(shop.messages().size()).isZero();
    }

    private long open(String which) {
        return jdbc.sql("SELECT count(*) FROM outreach.duty WHERE state = 'open' AND notice_id IS NULL AND (:now::timestamptz IS NOT NULL) AND " + which)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC)).query(Long.class).single();
    }
}
