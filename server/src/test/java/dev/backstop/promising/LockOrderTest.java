package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Place;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever settles many places takes their locks in one order, so that two wait for each other and never both. */
@BackstopTest
class LockOrderTest {
    private static final int ITEMS = 16;
    private static final int AT_ONCE = 6;
    private static final int TIMES = 20;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AvailabilityRows availability;

    @Autowired
    private PlatformTransactionManager manager;

    @BeforeEach
    void many_items() {
        SmallShop.open(api, "MUG-0", 1);
        for (var item = 1; item < ITEMS; item++) {
            api.put("/items/MUG-" + item, "{\"name\":\"Mug\"}").expect(201);
        }
    }

    @Test
    void those_who_name_the_same_places_in_any_order_never_wait_for_each_other_in_a_circle()
            throws InterruptedException, ExecutionException {
        var places = jdbc.sql("SELECT i.id AS item, l.id AS location FROM catalog.item i, catalog.location l").query(Place.class).list();
        var transaction = new TransactionTemplate(manager);
        var settling = new ArrayList<Callable<Integer>>();
        for (var one = 0; one < AT_ONCE; one++) {
            var random = new Random(one);
            settling.add(() -> {
                for (var n = 0; n < TIMES; n++) {
                    transaction.executeWithoutResult(_ -> availability.lock(shuffled(places, random)));
                }
                return TIMES;
            });
        }

        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var done : threads.invokeAll(settling)) {
                assertThat(done.get()).isEqualTo(TIMES); // a deadlock would be thrown here
            }
        }
        assertThat(jdbc.sql("SELECT count(*) FROM promising.availability").query(Integer.class).single())
                .as("and each place has one row").isEqualTo(ITEMS);
    }

    private static List<Place> shuffled(List<Place> places, Random random) {
        var shuffled = new ArrayList<>(places);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
