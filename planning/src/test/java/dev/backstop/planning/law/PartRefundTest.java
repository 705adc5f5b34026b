package dev.backstop.planning.law;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartRefundTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nothing ships: all goes back,            112.00, 100, 0,    5, 7, BY_VALUE, 112.00",
        "half ships: shipping and tax follow,     112.00, 100, 50,   5, 7, BY_VALUE, 56.00",
        "one charge for any parcel stays,         112.00, 100, 50,   5, 7, FLAT,     53.50",
        "thirds are rounded for the customer,     100.00, 100, 33.3333, 0, 0, FLAT,  66.67",
        "a deposit that covers what ships,        40.00,  100, 50,   0, 0, FLAT,     0.00",
        "a deposit that exceeds what ships,       60.00,  100, 50,   0, 0, FLAT,     10.00",
        "a cheaper substitute,                    100.00, 100, 80,   0, 0, FLAT,     20.00",
        "a dearer substitute costs nothing back,  100.00, 100, 120,  10, 0, BY_VALUE, 0.00"})
    void paid_less_what_the_part_alone_would_have_cost(String what, BigDecimal paid, BigDecimal ordered, BigDecimal kept,
    BigDecimal shipping, BigDecimal tax,
            PartRefund.Tariff tariff, BigDecimal due) {
        assertThat(new PartRefund(paid, ordered, kept, shipping, tax, tariff).amount()).as(what).isEqualTo(due);
    }
}
