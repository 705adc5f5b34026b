package dev.backstop.reports;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The figures that are taken once a night: when that was, and taking them now. */
@RestController
@RequestMapping("/api/v1/report-figures")
class FiguresApi {
    private final Night night;

    FiguresApi(Night night) {
        this.night = night;
    }

    /** @param until the first day that is not counted */
    record Taken(Instant asOf, LocalDate until, long tookMs) {
        static Taken of(Night.Taken taken) {
            return new Taken(taken.asOf(), taken.today(), taken.tookMs());
        }
    }

    /** Those of today's night, taken now if nobody did. */
    @GetMapping
    Taken ofToday() {
        return Taken.of(night.ofToday());
    }

    @PostMapping
    Taken anew() {
        return Taken.of(night.anew());
    }
}
