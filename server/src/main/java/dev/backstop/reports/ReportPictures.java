package dev.backstop.reports;

import dev.backstop.reports.dashboards.Picture;
import dev.backstop.web.Json;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Draws a column of a report on screen. */
@Component
class ReportPictures {
    private final Json json;

    ReportPictures(Json json) {
        this.json = json;
    }

    /** What is asked to be drawn of a page; empty: nothing is. */
    Optional<ReportPicture> of(ReportPage page, ReportRequest meant) {
        if (meant.chart() == null || page.rows().isEmpty()) {
            return Optional.empty();
        }
        var drawn = new RowBars(page.columns(), meant.chart());
        page.rows().forEach(drawn::add);
        return Optional.of(new ReportPicture(drawn.title(), drawn.bars().size(), json.write(new Picture.Bars(drawn.bars()))));
    }
}
