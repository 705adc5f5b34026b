package dev.backstop.desk.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.desk.entry.PastedLines.Line;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What people paste, in a shop that knows MUG-1, 22757 and KETTLE/7. */
class PastedLinesTest {
    private static final List<String> SKUS = List.of("MUG-1", "22757", "KETTLE/7");

    @Test
    void rows_of_a_spreadsheet_are_understood_whichever_column_comes_first() {
        assertThat(read("MUG-1\t12\n22757\t3")).containsExactly(new Line("MUG-1", "12"), new Line("22757", "3"));
        assertThat(read("12\tMUG-1\tBlue mug\n3\t22757\tNotebook, red")).containsExactly(new Line("MUG-1", "12"), new Line("22757", "3"));
        assertThat(read("MUG-1;2.5\r\nkettle/7;1")).containsExactly(new Line("MUG-1", "2.5"), new Line("KETTLE/7", "1"));
    }

    @Test
    void lines_of_a_mail_are_found_among_its_words() {
        assertThat(read("""
                Good morning,
                please send us
                - 12 x mug-1, the blue ones
                - 3x 22757
                - KETTLE/7
                Thank you
                """)).containsExactly(new Line("MUG-1", "12"), new Line("22757", "3"), new Line("KETTLE/7", "1"));
    }

    @Test
    void an_item_that_nobody_knows_is_kept_to_be_corrected() {
        assertThat(read("MUGG-1 4")).containsExactly(new Line("MUGG-1", "4"));
    }

    @Test
    void a_number_that_is_an_sku_is_no_quantity() {
        assertThat(read("22757")).containsExactly(new Line("22757", "1"));
        assertThat(read("6 22757")).containsExactly(new Line("22757", "6"));
    }

    private static List<Line> read(String pasted) {
        return PastedLines.read(pasted, words -> SKUS.stream().filter(words::contains).collect(Collectors.toMap(sku -> sku, sku -> sku)));
    }
}
