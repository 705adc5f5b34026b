package dev.backstop.planning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.planning.OrderQuantities.Rounding;
import dev.backstop.planning.OrderQuantities.Rule;
import dev.backstop.planning.OrderTerms.PurchaseUnit;
import java.math.BigDecimal;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OrderQuantitiesTest {
    private static final PurchaseUnit POUND = new PurchaseUnit(new BigDecimal("453.592"), 3);

    @ParameterizedTest(name = "{0} with MOQ {1}, multiple {2}, maximum {3}, boxes of {4} is {5}")
    @CsvSource({
        "1, 15, 3, , , 15",
        "6, 15, 3, , , 15",
        "12, 15, 3, , , 15",
        "13, 15, 3, , , 15",
        "15, 15, 3, , , 15",
        "18, 15, 3, , , 18",
        "16, 15, 3, , , 18",
        "11, 1, 1, , , 11",
        "5, 10, 6, , , 12",
        "106, 1, 100, , , 200",
        "106, 1, 100, 150, , 100",
        "60, 1, 100, 80, , 0",
        "20, 1, 1, , 6, 24",
        "20, 1, 4, , 6, 24",
        "25, 1, 4, , 6, 36",
        "500, 1, 7, 100, , 98",
        "40, 30, 1, 20, , 0",
        "1000, 20, 4, 50, 6, 48"
    })
    void the_smallest_quantity_that_the_vendor_takes(long need, long moq, long multiple, Long maximum, BigDecimal box, long expected) {
        var terms = new OrderTerms(moq, multiple, maximum, box == null ? null : new PurchaseUnit(box, 0));

        assertThat(OrderQuantities.round(need, terms, null).quantity()).isEqualTo(expected);
    }

    @Test
    void each_step_is_recorded_with_its_rule() {
        var terms = new OrderTerms(15, 4, 20L, new PurchaseUnit(BigDecimal.valueOf(6), 0));

        assertThat(OrderQuantities.round(1, terms, null).steps()).containsExactly(
                new Rounding(Rule.MOQ, 1, 15), new Rounding(Rule.MULTIPLE, 15, 16), new Rounding(Rule.UNIT, 16, 24), new Rounding(Rule.MAXIMUM, 24, 0));
    }

    @Test
    void a_level_never_to_exceed_rounds_down() {
        var hundreds = new OrderTerms(1, 100, null, null);

        assertThat(OrderQuantities.round(106, hundreds, null).quantity()).isEqualTo(200);
        assertThat(OrderQuantities.round(106, hundreds, 106L).quantity()).isEqualTo(100);
        assertThat(OrderQuantities.round(56, hundreds, 56L).quantity()).isZero();
    }

    @Test
    void the_moq_is_checked_before_the_purchase_unit_rounds() {
        var terms = new OrderTerms(50_000, 1, null, POUND);

        assertThat(OrderQuantities.round(50_000, terms, null)).isEqualTo(new OrderQuantities.OrderQuantity(50_000, java.util.List.of()));
        assertThat(POUND.purchased(50_000)).isEqualByComparingTo("110.231");
    }

    @Test
    void a_length_cut_by_the_yard_is_counted_in_whole_yards() {
        var yard = new PurchaseUnit(new BigDecimal("91.44"), 0);

        assertThat(OrderQuantities.round(200, new OrderTerms(1, 1, null, yard), null).quantity()).isEqualTo(274);
        assertThat(yard.purchased(274)).isEqualByComparingTo("3");
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void no_smaller_quantity_would_do_and_none_that_is_larger_than_the_maximum_is_ordered(long seed) {
        var random = new Random(seed);
        var need = 1 + random.nextInt(300);
        var terms = new OrderTerms(
                1 + random.nextInt(60),
                1 + random.nextInt(12),
                random.nextBoolean() ? null : 1L + random.nextInt(200),
                random.nextBoolean() ? null : new PurchaseUnit(BigDecimal.valueOf(1 + random.nextInt(9)), 0));
        var ordered = OrderQuantities.round(need, terms, null);

        var taken = LongStream.rangeClosed(1, 2_000).filter(quantity -> takes(terms, quantity)).boxed().toList();
        var enough = taken.stream().filter(quantity -> quantity >= need).findFirst();
        var most = taken.isEmpty() ? 0 : taken.getLast();
        assertThat(ordered.quantity()).isEqualTo(enough.orElse(most));
        assertThat(ordered.steps().isEmpty() ? need : ordered.steps().getLast().to()).isEqualTo(ordered.quantity());
    }

    private static boolean takes(OrderTerms terms, long quantity) {
        return quantity >= terms.moq()
                && quantity % terms.multiple() == 0
                && (terms.maximum() == null || quantity <= terms.maximum())
                && (terms.unit() == null || terms.unit().content(terms.unit().purchased(quantity)) == quantity);
    }

    static LongStream seeds() {
        return LongStream.range(0, 300);
    }
}
