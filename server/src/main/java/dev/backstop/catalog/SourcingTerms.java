package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The ways by which goods come to a place. */
@Component
public class SourcingTerms {
    private final SourcingTermRows rows;

    SourcingTerms(SourcingTermRows rows) {
        this.rows = rows;
    }

    /** The terms of each of these places, the usual one (lowest rank) first; places without terms are absent. */
    public Map<Place, List<SourcingTerm>> of(Collection<Place> places) {
        return places.isEmpty() ? Map.of() : rows.of(places).stream().collect(groupingBy(SourcingTerm::place));
    }
}
