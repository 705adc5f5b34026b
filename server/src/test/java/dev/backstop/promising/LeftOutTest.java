package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A field that was left out is asked for by its name, wherever it is needed. */
@BackstopTest
class LeftOutTest {
    @Autowired
    private Api api;

    @BeforeEach
    void a_shop() {
        SmallShop.open(api, "MUG", 5);
        api.post("/orders", SmallShop.order("MUG", 2)).expect(201);
    }

    @ParameterizedTest(name = "{0} {2}")
    @CsvSource(delimiter = '|', textBlock = """
            /picks | {"orders":["SO-1"]} | /location | A location is needed
            /stock/movements | {"sku":"MUG","quantity":"1","reason":"opening"} | /location | A location is needed
            /stock/movements | {"sku":"MUG","location":"MAIN","reason":"opening"} | /quantity | A quantity is needed
            /stock/counts | {"location":"MAIN","counted":"1"} | /sku | An item is needed
            /production-orders | {"location":"MAIN","quantity":"1"} | /sku | An item is needed
            /transfers | {"to":"MAIN","lines":[{"sku":"MUG","quantity":"1"}]} | /from | A location is needed
            /shipments | {"location":"MAIN"} | /order | An order is needed
            /shipments | {"order":"SO-1"} | /location | A location is needed
            /returns | {"lines":[{"line":1,"quantity":"1"}]} | /order | An order is needed
            /returns | {"order":"SO-1","lines":[{"line":1}]} | /lines/0/quantity | A quantity is needed
            /blanket-orders | {"sku":"MUG","quantity":"10","validFrom":"2026-01-01","validUntil":"2026-12-31"} | /vendor | A vendor is needed
            /blanket-orders | {"vendor":"ACME","quantity":"10","validFrom":"2026-01-01","validUntil":"2026-12-31"} | /sku | An item is needed
            /reallocations/preview | {"location":"MAIN","rule":"first-come"} | /sku | An item is needed
            /what-ifs | {"suppositions":[{"days":3}]} | /suppositions/0/kind | Say what is supposed
            /what-ifs | {"suppositions":[{"kind":"vendor-dropped"}]} | /suppositions/0/vendor | A vendor is needed
            """)
    void it_is_asked_for(String path, String body, String pointer, String sentence) {
        var refused = api.post(path, body).expect(422);

        assertThat(refused.text("/detail")).startsWith(sentence);
        assertThat(refused.text("/errors/0/pointer")).isEqualTo(pointer);
    }
}
