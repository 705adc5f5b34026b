package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class RatesAndTimesApiTest {
    @Autowired
    private Api api;

    @Test
    void exchange_rates_are_listed_the_newest_first_and_removed() {
        api.put("/exchange-rates/USD/2026-01-01", "{\"rate\":\"0.8\"}").expect(201);
        api.put("/exchange-rates/USD/2026-02-01", "{\"rate\":\"0.9\"}").expect(201);
        api.put("/exchange-rates/CHF/2026-01-01", "{\"rate\":\"1.1\"}").expect(201);

        var first = api.get("/exchange-rates?limit=2").expect(200);
        assertThat(first.text("/data/0/currency") + first.text("/data/1/date")).isEqualTo("CHF2026-02-01");
        var second = api.get("/exchange-rates?limit=2&cursor=" + first.text("/nextCursor")).expect(200);
        assertThat(second.text("/data/0/date") + second.text("/nextCursor")).isEqualTo("2026-01-01null");
        api.delete("/exchange-rates/USD/2026-02-01").expect(204);
        assertThat(api.get("/exchange-rates?currency=USD").expect(200).at("/data").size()).isEqualTo(1);
        api.delete("/exchange-rates/USD/2026-02-01").expect(404);
    }

    @Test
    void transit_times_are_listed_and_removed() {
        api.put("/locations/MAIN", "{\"name\":\"Main\",\"timeZone\":\"Europe/London\"}").expect(201);
        api.put("/transit-times/MAIN/DE", "{\"p50Days\":2,\"p95Days\":4}").expect(201);
        api.put("/transit-times/MAIN/AT", "{\"p50Days\":3,\"p95Days\":5}").expect(201);

        var first = api.get("/transit-times?limit=1").expect(200);
        assertThat(first.text("/data/0/country")).isEqualTo("AT");
        assertThat(api.get("/transit-times?limit=1&cursor=" + first.text("/nextCursor")).expect(200).text("/data/0/p95Days")).isEqualTo("4");
        api.delete("/transit-times/MAIN/AT").expect(204);
        assertThat(api.get("/transit-times").expect(200).at("/data").size()).isEqualTo(1);
    }

    @Test
    void an_address_that_does_not_exist_is_refused_in_the_manner_of_all_others() {
        var nowhere = api.get("/nowhere").expect(404);
        assertThat(nowhere.text("/type")).isEqualTo("/problems/not-found");
        assertThat(nowhere.text("/errors")).isEqualTo("[]");
        assertThat(nowhere.text("/traceId")).isNotEqualTo("null");
        var notSo = api.delete("/settings").expect(405);
        assertThat(notSo.text("/detail")).contains("DELETE is not possible at /api/v1/settings");
        assertThat(notSo.header("Allow")).contains("PATCH");
    }
}
