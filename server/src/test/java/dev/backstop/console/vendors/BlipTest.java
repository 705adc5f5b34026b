package dev.backstop.console.vendors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlipTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 7);

    private static String chance(boolean overdue, @Nullable Double late) {
        return new Blip("PO-1", 1, 1, "MUG", "Mug", "ACME", "Acme", "MAIN", "5", DAY, overdue, late, DAY, 1, 1, new Money("1.00", "EUR"), null).chance();
    }

    @Test
    void what_is_on_the_radar_is_told_neither_as_impossible_nor_as_certain() {
        assertThat(chance(false, 0.04)).isEqualTo("less than 1 in 10");
        assertThat(chance(false, 0.05)).isEqualTo("1 in 10");
        assertThat(chance(false, 0.94)).isEqualTo("9 in 10");
        assertThat(chance(false, 0.95)).isEqualTo("almost certain");
        assertThat(chance(true, 0.04)).isEqualTo("is late");
        assertThat(chance(false, null)).isEqualTo("no record");
    }

    @Test
    void the_line_of_which_one_payment_rescues_most_is_named() {
        var blips = List.of(hurried("PO-1", null), hurried("PO-2", "900.00"), hurried("PO-3", "1200.00"), hurried("PO-4", "80.00"));

        assertThat(Blip.mostKept(blips)).isEqualTo(blips.get(2));
        assertThat(Blip.mostKept(List.of(hurried("PO-1", null)))).isNull();
    }

    private static Blip hurried(String order, @Nullable String keeps) {
        return new Blip(order, 1, 1, "MUG", "Mug", "ACME", "Acme", "MAIN", "5", DAY, false, 0.5, DAY, 1, 1, new Money("1.00", "EUR"),
                keeps == null ? null : new Blip.Expedite(DAY, 1, 1, new Money(keeps, "EUR")));
    }
}
