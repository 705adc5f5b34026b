package dev.backstop.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The tutorial's files, in the tutorial's order. */
@BackstopTest
class NorthwindTest {
    private static final Path FOLDER = Path.of("../examples/northwind");

    @Autowired
    private Api api;

    @Test
    void the_tutorial_imports_without_a_fault_and_a_second_time_without_a_change() throws IOException {
        api.put("/sandbox/clock", "{\"now\":\"2026-05-11T09:00:00Z\"}").expect(200);
        take("locations", "locations");
        take("vendors", "vendors");
        assertThat(take("items", "items").text("/changes/created")).isEqualTo("77");
        take("sourcing-terms", "sourcing-terms");
        take("stock", "stock");
        take("purchase-orders", "purchase-orders");
        assertThat(take("customers", "customers").text("/changes/created")).isEqualTo("91");
        assertThat(take("orders", "orders-history").text("/changes/created")).isEqualTo("809");
        var open = take("orders", "orders-open");
        assertThat(open.text("/changes/created")).isEqualTo("21");
        assertThat(open.at("/promisesMoved").asInt()).isPositive();

        assertThat(api.get("/waiting").expect(200).at("/data").size()).isPositive();
        assertThat(api.get("/orders/11008/lines/1/promises").expect(200).text("/data/0/tellings/0/via")).isEqualTo("import");
        assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");

        for (var file : new String[][] {{"locations", "locations"}, {"vendors", "vendors"}, {"items", "items"}, {"sourcing-terms", "sourcing-terms"},
            {"stock", "stock"}, {"purchase-orders", "purchase-orders"}, {"customers", "customers"}, {"orders", "orders-history"}, {"orders", "orders-open"}}) {
            var again = take(file[0], file[1]);
            assertThat(again.at("/changes/created").asInt() + again.at("/changes/changed").asInt()).as(file[1]).isZero();
        }
    }

    private Answer take(String kind, String file) throws IOException {
        var answer = api.send("POST", "/imports?kind=" + kind, Files.readString(FOLDER.resolve(file + ".csv")), "Content-Type", "text/csv").expect(201);
        assertThat(answer.text("/state")).as(() -> file + ": " + answer.text()).isEqualTo("applied");
        return answer;
    }
}
