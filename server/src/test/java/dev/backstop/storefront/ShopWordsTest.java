package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.storefront.Availability.Part;
import dev.backstop.storefront.Availability.State;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopWordsTest {
    private static final LocalDate MAY_4 = LocalDate.of(2026, 5, 4); // a Monday

    private final ShopWords english = new ShopWords(Language.ENGLISH, MAY_4);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2026-05-12 | 2026-05-12 | Order now, ships by Tue 12 May",
        "2026-05-09 | 2026-05-12 | Order now, ships by Tue 12 May",
        "2026-05-08 | 2026-05-12 | Order now, ships between 8 May and 12 May",
        "2026-05-12 | 2026-05-26 | Order now, ships between 12 May and 26 May",
        "2026-05-11 | 2026-05-27 | Order now, ships in the week of 25 May",
        "2026-05-11 | 2026-06-22 | Order now, ships in the week of 22 June",
        "2026-05-11 | 2026-06-23 | Order now, ships in June 2026",
        "2026-04-20 | 2026-05-05 | Order now, ships by Tue 5 May",
        "2026-04-01 | 2026-05-09 | Order now, ships between 4 May and 9 May",
        "2027-01-05 | 2027-01-05 | Order now, ships by Tue 5 January 2027"})
    void a_date_is_as_exact_as_it_is_sure(LocalDate earliest, LocalDate shipBy, String line) {
        assertThat(english.line(State.BACKORDER, true, "0", List.of(later("1", earliest, shipBy)))).isEqualTo(line);
    }

    @Test
    void of_a_split_each_part_has_its_date() {
        var parts = List.of(now("5", MAY_4), later("7", null, MAY_4.plusDays(8)));

        assertThat(english.line(State.LOW, true, "5", parts)).isEqualTo("5 ship Mon 4 May, 7 ship by Tue 12 May");
        assertThat(english.parts(parts)).containsExactly("5 ship Mon 4 May", "7 ship by Tue 12 May");
        assertThat(new ShopWords(Language.GERMAN, MAY_4).words(State.LOW, true, parts))
                .isEqualTo("5 werden am 4. Mai versandt, 7 werden bis 12. Mai versandt.");
        assertThat(new ShopWords(Language.SPANISH, MAY_4).words(State.LOW, true, List.of(now("1", MAY_4))))
                .isEqualTo("1 sale el 4 de mayo.");
    }

    @Test
    void where_parcels_take_known_days_the_day_of_arrival_is_said() {
        var part = new Part("1", true, MAY_4, MAY_4, MAY_4, MAY_4.plusDays(2), MAY_4.plusDays(6), "1");

        assertThat(english.line(State.IN_STOCK, true, "1", List.of(part))).isEqualTo("Order now, arrives between 6 May and 10 May");
    }

    @Test
    void without_a_date_none_is_pretended() {
        var undated = List.of(later("3", null, null));

        assertThat(english.line(State.BACKORDER, true, "0", undated)).isEqualTo("Order now; no date yet, we will write when there is one");
        assertThat(english.words(State.BACKORDER, true, undated)).isEqualTo("3 have no date yet.");
        assertThat(english.line(State.LOW, false, "2", List.of(now("2", MAY_4)))).isEqualTo("2 in stock; no more is taken at the moment");
        assertThat(english.line(State.OUT, false, "0", List.of())).isEqualTo("No orders are taken at the moment");
    }

    @Test
    void every_language_has_every_sentence() {
        for (var language : Language.values()) {
            assertThat(Phrases.in(language).keys()).isEqualTo(Phrases.in(Language.ENGLISH).keys());
        }
        assertThat(Language.of("de-AT")).isEqualTo(Language.GERMAN);
        assertThat(Language.of("fr")).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(null)).isEqualTo(Language.ENGLISH);
    }

    private static Part now(String quantity, LocalDate day) {
        return new Part(quantity, true, day, day, day, null, null, "1");
    }

    private static Part later(String quantity, @Nullable LocalDate earliest, @Nullable LocalDate shipBy) {
        return new Part(quantity, false, shipBy, earliest, shipBy, null, null, null);
    }
}
