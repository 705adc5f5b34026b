package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import dev.backstop.web.Problem;
import dev.backstop.web.Say;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who sees, opens and removes a report that somebody kept. */
@BackstopTest
class OwnReportsTest {
    private static final Reader ADA = new Reader("Ada", true, true);
    private static final Reader BEN = new Reader("Ben", true, true);
    private static final Reader WITHOUT_COSTS = new Reader("Cem", false, true);

    @Autowired
    Api api;

    @Autowired
    Reports reports;

    @Autowired
    OwnReports kept;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 10);
    }

    @Test
    void one_that_is_not_shared_is_there_for_its_owner_alone() {
        var mine = kept.keep("Mine", false, ReportRequest.of("stock-level"), ADA).name();
        assertThat(kept.seenBy(ADA)).extracting(OwnReports.OwnReport::name).containsExactly(mine);
        assertThat(kept.seenBy(BEN)).isEmpty();
        assertThat(kept.find(mine, BEN)).isEmpty();
        assertThatThrownBy(() -> kept.forget(mine, BEN)).isInstanceOf(Problem.class).hasMessageContaining("no report " + mine);
        assertThat(kept.find(mine, ADA)).isPresent();
    }

    @Test
    void one_that_is_shared_is_read_by_all_and_removed_by_its_owner_alone() {
        var ours = kept.keep("Ours", true, ReportRequest.of("stock-level"), ADA).name();
        assertThat(kept.seenBy(BEN)).extracting(OwnReports.OwnReport::title).containsExactly("Ours");
        assertThatThrownBy(() -> kept.forget(ours, BEN)).isInstanceOf(Problem.class).hasMessageContaining("belongs to Ada");
        kept.forget(ours, ADA);
        assertThat(kept.seenBy(BEN)).isEmpty();
    }

    @Test
    void what_its_owner_may_see_and_its_reader_not_is_no_way_around_the_readers_role() {
        var worth = new ReportRequest("stock-level", Map.of(), null, List.of("sku", "onHand", "value"), List.of(), null);
        var ours = kept.keep("Worth", true, worth, ADA).name();
        assertThat(reports.page(ReportRequest.of(ours), 0, 10, ADA).columns()).extracting(Column::name).contains("value");
        assertThat(reports.page(ReportRequest.of(ours), 0, 10, WITHOUT_COSTS).columns()).extracting(Column::name)
                .containsExactly("sku", "onHand");
    }

    /** "Stock level" is a title of ours too. */
    @Test
    void what_its_owner_called_it_is_told_in_no_other_language() {
        var doubled = new ReportRequest.Formula("On hand", "onHand * 2");
        var request = new ReportRequest("stock-level", Map.of(), null, List.of("sku"), List.of(), doubled);
        var mine = kept.keep("Stock level", false, request, ADA).name();
        Say.in(Locale.GERMAN, () -> {
            assertThat(reports.get("stock-level", ADA).heading()).isEqualTo("Bestand");
            assertThat(reports.get(mine, ADA).heading()).isEqualTo("Stock level");
            assertThat(reports.page(ReportRequest.of(mine), 0, 10, ADA).columns()).extracting(Column::heading)
                    .containsExactly("Artikel", "On hand");
            return mine;
        });
    }
}
