package dev.backstop.reports.dashboards;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;

/** What the script draws, written as JSON with its kind. */
public sealed interface Picture {
    /** Which drawing it is. */
    @JsonProperty
    String kind();

    /** Lines over days; each ends in its name. */
    record Days(List<Line> lines) implements Picture {
        /** @param tone ink, late, accent: a colour of the style sheet */
        record Line(String name, String tone, List<Point> points) {}

        record Point(LocalDate day, long value) {}

        @Override
        public String kind() {
            return "days";
        }
    }

    /**
     * How something is spread over members of a class: the middle, the middle half, and eight tenths; {@code unit} stands below the axis.
     */
    record Spreads(String unit, List<Spread> rows) implements Picture {
        record Spread(String name, double p10, double p25, double p50, double p75, double p90, String words) {}

        @Override
        public String kind() {
            return "spreads";
        }
    }

    /** Shares held against shares said, as fractions; the true share lies between low and high in nine of ten cases. */
    record Shares(List<Share> rows) implements Picture {
        record Share(String name, double said, double held, double low, double high, String words) {}

        @Override
        public String kind() {
            return "shares";
        }
    }

    /** Bars from zero, each with its words at its end. */
    record Bars(List<Bar> rows) implements Picture {
        public record Bar(String name, double value, String words) {}

        @Override
        public String kind() {
            return "bars";
        }
    }
}
