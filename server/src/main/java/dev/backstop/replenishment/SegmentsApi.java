package dev.backstop.replenishment;

import dev.backstop.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class SegmentsApi {
    private final PlanningView view;

    SegmentsApi(PlanningView view) {
        this.view = view;
    }

    /** Items by value and regularity, as far as they were learned. */
    @GetMapping("/planning-segments")
    Listing<Segments.Segment> segments() {
        return Listing.of(view.segments());
    }

    /** How forecasts did on periods that were held back, of all items and class by class. */
    @GetMapping("/forecast-records")
    Listing<PlanningView.Held> held() {
        return Listing.of(view.held());
    }
}
