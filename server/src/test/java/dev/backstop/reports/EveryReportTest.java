package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.reports.Column.Kind;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Whatever a report offers can be asked of it, with rows and without. */
@BackstopTest
class EveryReportTest {
    private static final Reader ALL = new Reader("test", true, true);
    private static final Reader WITHOUT_COSTS = new Reader("test", false, false);

    @Autowired
    Api api;

    @Autowired
    Reports reports;

    private final Set<String> unanswered = new TreeSet<>();

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
        api.post("/orders", SmallShop.order("MUG", 13)).expect(201);
    }

    @Test
    void all_columns_can_be_shown_sorted_by_and_filtered() {
        for (var report : reports.list(ALL)) {
            var names = report.columns().stream().map(Column::name).toList();
            answered(new ReportRequest(report.name(), Map.of(), null, names, List.of(), null), ALL);
            for (var column : report.columns()) {
                answered(new ReportRequest(report.name(), Map.of(column.name() + ".empty", "no"), "-" + column.name(), names, List.of(),
                        null), ALL);
            }
            answered(ReportRequest.of(report.name()).with("q", "no such words"), ALL);
        }
        assertThat(unanswered).isEmpty();
    }

    @Test
    void all_columns_of_words_and_days_can_be_grouped_by() {
        for (var report : reports.list(ALL)) {
            for (var column : report.columns()) {
                if (column.kind() == Kind.TEXT || column.kind() == Kind.DATE) {
                    answered(new ReportRequest(report.name(), Map.of(), "-rows", List.of(), List.of(column.name()), null), ALL);
                }
            }
        }
        assertThat(unanswered).isEmpty();
    }

    @Test
    void every_choice_of_every_parameter_is_answered_and_without_costs_no_cost_is_shown() {
        for (var report : reports.list(WITHOUT_COSTS)) {
            assertThat(report.columns()).noneMatch(Column::cost);
            for (var parameter : report.parameters()) {
                for (var choice : parameter.choices()) {
                    answered(ReportRequest.of(report.name()).with(parameter.name(), choice.value()), WITHOUT_COSTS);
                }
            }
            answered(ReportRequest.of(report.name()), WITHOUT_COSTS);
        }
        assertThat(unanswered).isEmpty();
    }

    @Test
    void what_advice_speaks_of_can_be_shown_to_whoever_may_see_it() {
        for (var reader : List.of(ALL, WITHOUT_COSTS)) {
            for (var report : reports.list(reader)) {
                answered(new ReportRequest(report.name(), report.concerned(), null, List.of(), List.of(), null), reader);
            }
        }
        assertThat(unanswered).isEmpty();
        var stock = reports.get("stock-level", ALL);
        var bare = new ReportRequest("stock-level", stock.concerned(), null, List.of("sku"), List.of(), null);
        assertThat(reports.page(bare, 0, 10, ALL).rows()).as("three mugs wait and none is ordered").hasSize(1);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
        api.post("/stock/movements", Map.of("sku", "CUP", "location", "MAIN", "quantity", "4", "reason", "opening")).expect(201);
        assertThat(reports.page(ReportRequest.of("stock-level"), 0, 10, ALL).rows()).hasSize(2);
        assertThat(reports.page(bare, 0, 10, ALL).rows()).as("no cup waits").hasSize(1);
    }

    private void answered(ReportRequest request, Reader reader) {
        try {
            assertThat(reports.page(request, 0, 10, reader).summary()).isNotNull();
        } catch (DataAccessException failed) {
            unanswered.add("%s: %s".formatted(request, failed.getMostSpecificCause().getMessage()));
        }
    }

    @Test
    void every_column_says_what_it_means_and_every_usual_one_is_there() {
        for (var report : reports.list(ALL)) {
            assertThat(report.about()).as(report.name()).hasSizeBetween(40, 500);
            assertThat(report.columns()).allSatisfy(column -> assertThat(column.about()).as(report.name() + '/' + column.name())
                    .endsWith("."));
            assertThat(report.columns().stream().map(Column::name)).containsAll(report.usual()).containsAll(report.narrowing())
                    .doesNotHaveDuplicates();
        }
    }
}
