package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Locations;
import dev.backstop.stock.Stock;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;

/** What must hold after every step of every history. A seed that failed once stays in the list. */
@BackstopTest
class PromisingLawsTest {
    private static final int STEPS = 40;

    @Autowired
    private Api api;

    @Autowired
    private SelfAudit audit;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_book_adds_up_after_every_step(long seed, @Autowired Stock stock, @Autowired Items items, @Autowired Locations locations,
            @Autowired PlatformTransactionManager manager) {
        var history = new AnyHistory(api, new Scene(api, stock, items, locations, manager), AnyHistory.Customs.ANY, new Random(seed))
                .open();
        for (var step = 0; step < STEPS; step++) {
            var what = history.step();
            assertThat(audit.goRound().differences()).as("seed %d, step %d: %s", seed, step, what).isEmpty();
        }
    }
}
