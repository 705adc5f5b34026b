package dev.backstop.desk.floor;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What is measured at the desk, over HTTP. */
@RestController
@RequestMapping("/api/v1/desk/measures")
class MeasuresApi {
    private final Measures measures;

    MeasuresApi(Measures measures) {
        this.measures = measures;
    }

    /** Of so many days up to now. */
    @GetMapping
    Measures.Figures figures(@RequestParam(defaultValue = Measures.USUAL_DAYS) int days) {
        return measures.of(days);
    }
}
