package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A hundred shoppers, one mug. */
@BackstopTest
class LastUnitTest {
    private static final int SHOPPERS = 100;

    @Autowired
    Api api;

    @BeforeEach
    void one_mug_is_left() {
        SmallShop.open(api, "MUG-1", 1);
    }

    @Test
    void one_shopper_gets_the_last_mug_and_the_others_get_a_date() {
        var answers = atOnce(shopper -> order("shopper " + shopper));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        assertThat(sources(answers)).filteredOn("stock"::equals).hasSize(1);
        assertThat(sources(answers)).filteredOn("planned"::equals).hasSize(SHOPPERS - 1);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.text("/lines/0/schedule/0/shipBy")).matches("\\d{4}-\\d{2}-\\d{2}"));
        expectEverythingInOrder();
    }

    @Test
    void shoppers_who_press_the_button_twice_order_once_and_read_the_same_answer() {
        var first = atOnce(shopper -> order("shopper " + shopper));
        var again = atOnce(shopper -> order("shopper " + shopper));

        assertThat(again).extracting(Answer::text).isEqualTo(first.stream().map(Answer::text).toList());
        assertThat(sources(first)).filteredOn("stock"::equals).hasSize(1);
        expectEverythingInOrder();
    }

    /** Edits are taken alone, each in its transaction; only the lock of the row stands between them and new orders, as between two instances. */
    @Test
    void who_adds_the_last_mug_to_an_order_and_who_orders_it_never_both_get_it() {
        api.put("/items/MUG-2", "{\"name\":\"Cup\"}").expect(201);
        var orders = IntStream.range(0, SHOPPERS / 2).mapToObj(_ -> api.post("/orders", SmallShop.order("MUG-2", 1)).expect(201).text("/number"))
                .toList();

        var answers = atOnce(shopper -> shopper % 2 == 0 ? order("shopper " + shopper)
                : api.post("/orders/%s/lines".formatted(orders.get(shopper / 2)), "{\"sku\":\"MUG-1\",\"quantity\":\"1\"}"));

        assertThat(answers).allSatisfy(answer -> answer.expect(201));
        expectEverythingInOrder();
    }

    private void expectEverythingInOrder() {
        var level = api.get("/stock/levels?sku=MUG-1&location=MAIN").expect(200);
        assertThat(level.text("/data/0/onHand")).isEqualTo("1");
        assertThat(level.text("/data/0/allocated")).isEqualTo("1");
        assertThat(level.text("/data/0/available")).isEqualTo("0");
        assertThat(level.text("/data/0/backordered")).isEqualTo(Integer.toString(SHOPPERS - 1));
        assertThat(api.get("/waiting?sku=MUG-1&limit=1000").expect(200).at("/data")).hasSize(SHOPPERS - 1);
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
    }

    private Answer order(String key) {
        return api.send("POST", "/orders", SmallShop.order("MUG-1", 1), "Idempotency-Key", key);
    }

    private static List<String> sources(List<Answer> answers) {
        return answers.stream().map(answer -> answer.text("/lines/0/schedule/0/source")).toList();
    }

    private static List<Answer> atOnce(IntFunction<Answer> shopper) {
        var gate = new CountDownLatch(1);
        var running = new ArrayList<Future<Answer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var i = 0; i < SHOPPERS; i++) {
                var number = i;
                running.add(threads.submit(() -> {
                    gate.await();
                    return shopper.apply(number);
                }));
            }
            gate.countDown();
        }
        return running.stream().map(LastUnitTest::answer).toList();
    }

    private static Answer answer(Future<Answer> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new AssertionError("a shopper got no answer", failed);
        }
    }
}
