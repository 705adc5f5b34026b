package dev.backstop.supply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vendor whose record says less and less of what comes next. The clock begins at Monday, 5 January 2026. */
@BackstopTest
class KeptDatesTest {
    private final Api api;
    private final JdbcClient jdbc;

    @Autowired
    KeptDatesTest(Api api, JdbcClient jdbc) {
        this.api = api;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void open() {
        SmallShop.open(api, "MUG-1", 0);
    }

    @Test
    void days_that_too_seldom_hold_are_said_with_more_room() {
        history("n / 4 + CASE WHEN n % 7 = 0 THEN 6 ELSE 0 END");
        buy();
        var before = arrivesBy();
        assertThat(api.get("/kept-dates").expect(200).at("/data")).as("nothing is judged yet").isEmpty();
        assertThat(api.get("/reports/vendor-days").expect(200).text("/summary/says/0")).startsWith("No vendor has delivered often enough");

        evening();

        var judged = api.get("/kept-dates?vendor=ACME").expect(200);
        assertThat(judged.text("/data/0/verdict")).isIn("widened", "beyond-its-record");
        assertThat(judged.at("/data/0/level").asDouble()).isGreaterThan(judged.at("/data/0/said").asDouble());
        assertThat(arrivesBy()).as("the day turned").isAfter(before);
        assertThat(confidence()).as("the chance told is the same").isEqualTo("0.9");
        var report = api.get("/reports/vendor-days?columns=vendor,said,dates,held,share,verdict").expect(200);
        assertThat(report.text("/data/0/vendor")).isEqualTo("ACME");
        assertThat(report.text("/data/0/held")).as("as the interface says").isEqualTo(judged.text("/data/0/held"));
        assertThat(report.text("/data/0/verdict")).isIn("said with more room", "beyond its record");
        assertThat(report.text("/summary/says/0")).contains("90 % were said to hold").endsWith("vendors whose days are said with more room now: 1.");
    }

    @Test
    void days_that_hold_as_said_stay() {
        history("n * 37 % 5");
        buy();
        var before = arrivesBy();

        evening();

        assertThat(api.get("/kept-dates").expect(200).text("/data/0/verdict")).isEqualTo("as-said");
        assertThat(arrivesBy()).isEqualTo(before);
    }

    @Test
    void a_vendor_that_is_not_known_is_named() {
        assertThat(api.get("/kept-dates?vendor=NOBODY").expect(422).text("/detail") + api.get("/kept-dates?vendor=NOBODY").text("/errors")).contains("NOBODY");
    }

    /** A delivery expected every third day for a year, so many days late. */
    private void history(String late) {
        jdbc.sql("""
                INSERT INTO supply.lead_time_observation (vendor_id, item_id, location_id, delivery, ordered_on, expected_on, received_on, quantity)
                SELECT v.id, i.id, l.id, 'past ' || n, day - 20, day, day + late, 10
                  FROM catalog.vendor v, catalog.item i, catalog.location l, generate_series(0, 119) AS n,
                       LATERAL (SELECT date '2024-12-20' + 3 * n AS day, %s AS late) d
                 WHERE v.code = 'ACME' AND i.sku = 'MUG-1' AND l.code = 'MAIN' AND day + late < date '2026-01-05'
                """.formatted(late)).update();
    }

    private void buy() {
        api.post("/purchase-orders", """
                {"vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG-1","quantity":"50","expectedOn":"2026-02-02"}]}""").expect(201);
    }

    private void evening() {
        api.post("/sandbox/clock/advance", "{\"to\":\"2026-01-06T12:00:00Z\"}").expect(200);
    }

    private LocalDate arrivesBy() {
        return jdbc.sql("SELECT arrives_by FROM supply.purchase_order_part").query(LocalDate.class).single();
    }

    private String confidence() {
        return jdbc.sql("SELECT trim_scale(arrival_confidence)::text FROM supply.purchase_order_part").query(String.class).single();
    }
}
