package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class FormBodyTest {
    @Test
    void a_field_goes_to_the_place_that_its_name_says_and_an_empty_one_unsets() {
        var form = sent("name", " Mug ", "category", "", "price.amount", "4.25", "price.currency", "GBP", "lots", "true")
                .texts("name", "category").money("price").flags("lots").numbers("decimals");
        assertThat(form.values()).containsEntry("name", "Mug").containsEntry("category", null).containsEntry("lots", true)
                .containsEntry("price", Map.of("amount", "4.25", "currency", "GBP")).containsEntry("decimals", null);
    }

    @Test
    void money_without_an_amount_is_none_though_its_currency_stands_there() {
        assertThat(sent("price.amount", "", "price.currency", "GBP").money("price").values()).containsEntry("price", null);
    }

    @Test
    void rows_in_which_nothing_was_typed_are_left_out_and_a_refusal_still_finds_its_field() {
        var form = sent("lines.0.sku", "", "lines.0.quantity", "", "lines.2.sku", "MUG-1", "lines.2.quantity", "2", "lines.10.sku", "", "lines.10.quantity", "7")
                .rows("lines", line -> line.texts("sku", "quantity"));
        assertThat(form.rowsOf("lines")).extracting(line -> line.get("quantity")).containsExactly("2", "7");

        var refused = form.atFields(Problem.refused("/lines/1/sku", "The sku is missing."));
        assertThat(refused.faults()).containsExactly(new Problem.Fault("/lines/10/sku", "The sku is missing."));
    }

    @Test
    void rows_inside_rows_are_found_too() {
        var form = sent("terms.1.kind", "buy", "terms.1.priceBreaks.2.from", "10")
                .rows("terms", term -> term.texts("kind").rows("priceBreaks", step -> step.texts("from")));
        assertThat(form.atFields(Problem.refused("/terms/0/priceBreaks/0/from", "Sort them.")).faults())
                .containsExactly(new Problem.Fault("/terms/1/priceBreaks/2/from", "Sort them."));
    }

    @Test
    void what_is_no_number_and_no_date_is_said_at_its_field() {
        assertThatThrownBy(() -> sent("leadTimeDays", "soon").numbers("leadTimeDays")).isInstanceOfSatisfying(Problem.class, problem ->
                assertThat(problem.faults()).containsExactly(new Problem.Fault("/leadTimeDays", "soon is not a whole number. Write it as 12.")));
        assertThatThrownBy(() -> sent("holidays", "2026-12-25 Easter").days("holidays")).hasMessageContaining("Easter is not a date");
        assertThat(sent("substitutes", "A, B\nC").keys("substitutes").values()).containsEntry("substitutes", List.of("A", "B", "C"));
    }

    private static FormBody sent(String... fields) {
        var request = new MockHttpServletRequest();
        for (var at = 0; at < fields.length; at += 2) {
            request.setParameter(fields[at], fields[at + 1]);
        }
        return FormBody.of(request);
    }
}
