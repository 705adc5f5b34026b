package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks at item pages, from memory to the database. */
@BackstopTest
class ViewsTest {
    @Autowired
    Api api;

    @Autowired
    Views views;

    @Autowired
    JdbcClient jdbc;

    @Test
    void a_look_is_counted_and_forgotten_with_the_sandbox_it_was_in() {
        SmallShop.open(api, "MUG", 5);
        api.get("//availability?sku=MUG").expect(200);
        views.flush();
        assertThat(counted()).isEqualTo(1);

        api.get("//availability?sku=MUG").expect(200);
        api.post("/sandbox/reset").expect(204);
        SmallShop.open(api, "CUP", 5);
        views.flush();
        assertThat(counted()).as("looks at an item whose number another has now").isZero();
    }

    private long counted() {
        return jdbc.sql("SELECT coalesce(sum(views), 0) FROM storefront.item_views").query(Long.class).single();
    }
}
