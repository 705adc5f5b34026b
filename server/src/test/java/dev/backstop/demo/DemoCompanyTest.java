package dev.backstop.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class DemoCompanyTest {
    @Autowired
    private Api api;

    @Autowired
    private DemoCompany demo;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void it_opens_with_a_year_of_history_and_clean_books_and_is_loaded_once() {
        demo.load(() -> Chronicle.upTo(clock.instant()));
        assertThat(count("SELECT count(*) FROM orders.sales_order")).isGreaterThan(18_000);
        assertThat(count("SELECT count(*) FROM catalog.item")).isGreaterThan(1_800);
        assertThat(count("SELECT count(*) FROM orders.order_line WHERE open > 0")).isGreaterThan(100);
        assertThat(count("SELECT count(*) FROM supply.purchase_order_part WHERE sent AND open > 0 AND expected_on < DATE '2026-01-05'")).isPositive();
        assertThat(count("SELECT count(*) FROM supply.lead_time_observation")).isGreaterThan(5_000);
        assertThat(count("SELECT count(*) FROM promising.schedule_line WHERE state = 'open' AND heard_promise_id IS NOT NULL")).isPositive();
        assertThat(api.get("/waiting").expect(200).at("/data").size()).isPositive();
        assertThat(api.get("/proposals?state=open").expect(200).at("/data").size()).isPositive();
        var agreements = api.get("/agreements").expect(200);
        assertThat(agreements.at("/data").size()).isEqualTo(3);
        assertThat(agreements.text("/data/2/reserves")).isEqualTo("true");
        assertThat(agreements.text("/data/2/lines/0/held")).isEqualTo(agreements.text("/data/2/lines/0/quantity"));
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");

        var orders = count("SELECT count(*) FROM orders.sales_order");
        demo.load(() -> Chronicle.upTo(clock.instant()));
        assertThat(count("SELECT count(*) FROM orders.sales_order")).isEqualTo(orders);
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }
}
