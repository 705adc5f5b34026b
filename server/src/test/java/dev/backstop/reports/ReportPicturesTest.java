package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.SmallShop;
import dev.backstop.web.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A column of a report as a picture: mugs of 9, cups of 4. */
@BackstopTest
class ReportPicturesTest {
    private static final Reader ANN = new Reader("ann@shop.example", true, true);

    @Autowired
    Api api;

    @Autowired
    Reports reports;

    @Autowired
    ReportPictures pictures;

    @BeforeEach
    void shop() {
        SmallShop.open(api, "MUG", 9);
        api.put("/items/CUP", "{\"name\":\"Cup\",\"unit\":\"piece\"}").expect(201);
        api.post("/stock/movements", Map.of("sku", "CUP", "location", "MAIN", "quantity", "4", "reason", "opening")).expect(201);
    }

    private static ReportRequest drawing(String column) {
        return new ReportRequest("stock-level", Map.of(), "-onHand", List.of("sku", "onHand"), List.of(), null, column);
    }

    private ReportPicture picture(ReportRequest request) {
        return pictures.of(reports.page(request, 0, 50, ANN), reports.meant(request, ANN)).orElseThrow();
    }

    @Test
    void a_bar_stands_for_each_row_in_the_order_of_the_table() {
        assertThat(picture(drawing("onHand")).json()).contains("\"kind\":\"bars\"",
                "{\"name\":\"MUG\",\"value\":9.0,\"words\":\"9\"},{\"name\":\"CUP\",\"value\":4.0,\"words\":\"4\"}");
    }

    @Test
    void what_is_no_number_or_is_not_shown_is_refused_with_what_can_be_drawn() {
        assertThatThrownBy(() -> picture(drawing("sku"))).isInstanceOf(Problem.class).hasMessageContaining("onHand");
        assertThatThrownBy(() -> picture(drawing("backordered"))).isInstanceOf(Problem.class).hasMessageContaining("shown: onHand");
    }

    @Test
    void an_own_report_keeps_its_picture() {
        var kept = reports.keep("What lies here", false, drawing("onHand"), ANN);
        assertThat(picture(ReportRequest.of(kept.name())).title()).isEqualTo("On hand");
        assertThat(pictures.of(reports.page(ReportRequest.of("stock-level"), 0, 50, ANN), ReportRequest.of("stock-level"))).isEmpty();
    }
}
