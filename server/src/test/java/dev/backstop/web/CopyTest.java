package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.BackstopTest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@BackstopTest
class CopyTest {
    private static final String INTO = "access.audit_entry (at, who, what, detail)";

    @Autowired
    private Copy copy;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager manager;

    @Test
    void what_has_a_meaning_for_copy_arrives_as_it_was() {
        var texts = Arrays.asList("a\ttab", "two\nlines\r\n", "back\\slash \\N", "", "\"quotes\", 'commas'", "Größe 尺 🙂", null);
        inTransaction(() -> copy.into(INTO, texts, CopyTest::cells));
        assertThat(details()).isEqualTo(texts);
    }

    @Test
    void more_than_one_buffer_of_rows_arrives_in_order() {
        var texts = Collections.nCopies(3_000, "x".repeat(100));
        inTransaction(() -> copy.into(INTO, texts, CopyTest::cells));
        assertThat(details()).isEqualTo(texts);
    }

    @Test
    void a_row_that_breaks_a_rule_takes_the_transaction_with_it_and_the_connection_is_sound_afterwards() {
        assertThatThrownBy(() -> inTransaction(() -> copy.into(INTO, List.of("good", "bad"), (text, row) ->
                row.add(text.equals("bad") ? "no date" : Instant.EPOCH).add("x").add("copied").add(text))))
                .isInstanceOf(DataAccessException.class).hasMessageContaining("no date");
        assertThatThrownBy(() -> inTransaction(() -> copy.into(INTO, List.of("any"), (_, _) -> {
            throw new IllegalStateException("the row cannot be written");
        }))).hasMessage("the row cannot be written");
        assertThat(details()).isEmpty();
    }

    @Test
    void outside_a_transaction_nothing_is_copied() {
        assertThatThrownBy(() -> copy.into(INTO, List.of("x"), CopyTest::cells))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("outside a transaction");
    }

    @Test
    void numbers_are_reserved_once() {
        var first = copy.reserve("orders.shipment_number", 3);
        assertThat(first).hasSize(3).isSorted();
        assertThat(copy.reserve("orders.shipment_number", 1).getFirst()).isGreaterThan(first.getLast());
    }

    private static void cells(@Nullable String text, CopyRow row) {
        row.add(Instant.EPOCH).add("x").add("copied").add(text);
    }

    private void inTransaction(Runnable work) {
        new TransactionTemplate(manager).executeWithoutResult(_ -> work.run());
    }

    private List<@Nullable String> details() {
        return jdbc.sql("SELECT detail FROM access.audit_entry WHERE what = 'copied' ORDER BY id")
                .query((row, _) -> row.getString("detail")).list();
    }
}
