package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.web.IdempotentWrites;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Orders between their coming and their transaction. */
class WaitingOrdersTest {
    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final JsonMapper mapper = JsonMapper.builder().build();

    private final WaitingOrders waiting = new WaitingOrders(Duration.ofMinutes(1));
    private final WaitingOrders.Hand first = waiting.hand(1);
    private final WaitingOrders.Hand second = waiting.hand(250);

    @Test
    void theyLeaveInTheOrderInWhichTheyCame() throws InterruptedException {
        var one = order(1);
        var two = order(3);
        waiting.add(one);
        waiting.add(two);
        assertThat(first.take(AT_ONCE)).containsExactly(one, two);
        assertThat(first.take(AT_ONCE)).isEmpty();
    }

    @Test
    void aSecondHandHelpsOnlyWhereManyLinesWait() throws InterruptedException {
        waiting.add(order(200));
        assertThat(second.take(AT_ONCE)).isEmpty();
        waiting.add(order(50));
        assertThat(second.take(AT_ONCE)).hasSize(2);
    }

    @Test
    void anOrderWithoutLinesDoesNotWaitForEver() throws InterruptedException {
        var empty = new GatheredOrder(mapper.readValue("{}", OrderRequest.class), new IdempotentWrites.Write("", null, ""));
        waiting.add(empty);
        assertThat(first.take(AT_ONCE)).containsExactly(empty);
    }

    @Test
    void oneThatWentHomeIsNotTaken() throws InterruptedException {
        var gone = order(300);
        waiting.add(gone);
        assertThat(waiting.remove(gone)).isTrue();
        assertThat(waiting.remove(gone)).isFalse();
        assertThat(second.take(AT_ONCE)).isEmpty();
    }

    @Test
    void aTransactionHasOnlySoManyLines() throws InterruptedException {
        IntStream.range(0, 5).forEach(_ -> waiting.add(order(900)));
        assertThat(first.take(AT_ONCE)).hasSize(3);
        assertThat(first.take(AT_ONCE)).hasSize(2);
    }

    @Test
    void ofACrowdThatWasAnsweredMostAreAwaited() throws Exception {
        waiting.answered(8);
        IntStream.range(0, 5).forEach(_ -> waiting.add(order(1)));
        var taken = taken();
        waiting.add(order(1));
        assertThat(taken.get(30, TimeUnit.SECONDS)).hasSize(6);
    }

    @Test
    void aFewAreNotMadeToWaitForEachOther() throws Exception {
        waiting.answered(3);
        waiting.add(order(1));
        assertThat(taken().get(30, TimeUnit.SECONDS)).hasSize(1);
    }

    @Test
    void whatIsEnoughForTwoWaitsForNobody() throws Exception {
        waiting.answered(8);
        waiting.add(order(250));
        assertThat(taken().get(30, TimeUnit.SECONDS)).hasSize(1);
    }

    private CompletableFuture<List<GatheredOrder>> taken() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return first.take(Duration.ofMinutes(1));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }, Thread::startVirtualThread);
    }

    @Test
    void noMoreWaitThanCanBeServed() {
        IntStream.range(0, 4_096).forEach(_ -> assertThat(waiting.add(order(1))).isTrue());
        assertThat(waiting.add(order(1))).isFalse();
    }

    private static GatheredOrder order(int lines) {
        var json = "{\"lines\":[" + "{},".repeat(lines - 1) + "{}]}";
        return new GatheredOrder(mapper.readValue(json, OrderRequest.class), new IdempotentWrites.Write("", null, ""));
    }
}
