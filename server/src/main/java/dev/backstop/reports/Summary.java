package dev.backstop.reports;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A report in a few sentences and figures; a plain value, kept with what was sent so that the next one can say what changed.
 *
 * @param rows    how many fit
 * @param says    what is so, the most important first
 * @param advice  what to do; empty: nothing needs anybody
 * @param figures by which two days are compared, by their words: {@code items below their reorder point}
 * @param asOf    when the figures were taken: now, or the night for those that are kept
 */
public record Summary(long rows, List<String> says, List<String> advice, Map<String, BigDecimal> figures, Instant asOf) {
    public Summary {
        says = List.copyOf(says);
        advice = List.copyOf(advice);
        figures = Map.copyOf(figures);
    }

    public boolean isEmpty() {
        return rows == 0;
    }

    /** What changed since an earlier one, a sentence for each figure that did: {@code 3 more late parts: 31, was 28.} */
    public List<String> since(Summary before) {
        return Changes.between(before, this);
    }
}
