package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.BackstopTest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Several senders, of one server or of many, share the outbox: what one has claimed is no other's. */
@BackstopTest
class OutboxClaimTest {
    private static final int MESSAGES = 6;
    private static final int LONGEST_SECONDS = 20; // who waits for the other waits for ever

    @Autowired
    private Outbox outbox;

    @Autowired
    private Post post;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final TransactionTemplate transaction;

    OutboxClaimTest(@Autowired PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void six_are_due() {
        transaction.executeWithoutResult(_ -> post.send(IntStream.range(0, MESSAGES)
                .mapToObj(n -> Message.house("cause/" + n, "buyer%d@shop.example".formatted(n), "A buyer", "To order", "Mugs.", null, "en",
                        "PO-" + n)).toList()));
        jdbc.sql("UPDATE post.message SET state = 'due', claimed_until = NULL, taken_at = NULL, tries = 0").update();
    }

    private List<Long> claim(int most) {
        return outbox.claim(clock.instant(), most).stream().map(Outgoing::id).toList();
    }

    @Test
    void two_senders_at_once_claim_different_messages_and_neither_waits() throws Exception {
        try (var another = Executors.newSingleThreadExecutor()) {
            var both = transaction.execute(_ -> {
                var mine = claim(4);
                var others = another.submit((Callable<List<Long>>) () -> transaction.execute(_ -> claim(4)));
                try {
                    return List.of(mine, others.get(LONGEST_SECONDS, TimeUnit.SECONDS));
                } catch (Exception failed) {
                    throw new IllegalStateException(failed);
                }
            });

            assertThat(both).isNotNull();
            assertThat(both.get(0)).hasSize(4);
            assertThat(both.get(1)).as("what the first left").hasSize(2).doesNotContainAnyElementsOf(both.get(0));
        }
    }

    @Test
    void a_claim_holds_until_it_runs_out() {
        assertThat(claim(MESSAGES)).hasSize(MESSAGES);
        assertThat(claim(MESSAGES)).isEmpty();

        jdbc.sql("UPDATE post.message SET claimed_until = clock_timestamp() - interval '1 second'").update();
        assertThat(claim(MESSAGES)).as("its sender is taken for dead").hasSize(MESSAGES);
    }
}
