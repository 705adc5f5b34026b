package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.BackstopTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
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
    private static final Instant AT = Instant.parse("1999-12-31T23:59:59.123456Z");
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
    void rows_without_text_arrive_as_they_were_in_any_number() {
        var texts = new ArrayList<@Nullable String>(Arrays.asList("a\ttab", "", "\\N", "Größe 尺 🙂", null, "x".repeat(300_000)));
        texts.addAll(Collections.nCopies(3_000, "x".repeat(100)));
        inTransaction(() -> copy.binary(INTO, texts, (text, row) -> row.add(AT).add("x").add("copied").add(text)));
        assertThat(details()).isEqualTo(texts);
        assertThat(jdbc.sql("SELECT DISTINCT at FROM access.audit_entry WHERE what = 'copied'").query(OffsetDateTime.class).single().toInstant()).isEqualTo(AT);
    }

    @Test
    void numbers_days_and_flags_arrive_without_text_as_with_it() {
        var days = Arrays.asList(LocalDate.of(1999, 12, 31), LocalDate.of(2000, 1, 1), LocalDate.of(2026, 2, 28), null);
        inTransaction(() -> {
            jdbc.sql("CREATE TEMPORARY TABLE copied (day date, number bigint, other bigint, flag boolean) ON COMMIT DROP").update();
            copy.binary("copied (day, number, other, flag)", days, (day, row) -> row.add(day).add(Long.MIN_VALUE).add((Long) null).add(day == null));
            copy.into("copied (day, number, other, flag)", days, (day, row) -> row.add(day).add(Long.MIN_VALUE).add((Long) null).add(day == null));
            assertThat(jdbc.sql("SELECT count(*) || ' ' || count(DISTINCT copied) || ' ' || count(day) || ' ' || min(day) FROM copied").query(String.class).single())
                    .isEqualTo("8 4 6 1999-12-31");
        });
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
