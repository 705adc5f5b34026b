package dev.backstop.replenishment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All ways of the places that have several, read beside the places in their order, and not at all where no place has any. */
final class OtherWays implements AutoCloseable {
    private final PlanFacts facts;
    private final Looked looked;
    private @Nullable ByPlace<PlaceFacts.OtherWay> rows;

    OtherWays(PlanFacts facts, Looked looked) {
        this.facts = facts;
        this.looked = looked;
    }

    /** Those of a place, the usual one first; none where it has only that. Asked for in the order of places. */
    List<PlaceFacts.OtherWay> at(PlaceFacts place) {
        if (!place.hasOtherWays()) {
            return List.of();
        }
        var read = rows;
        if (read == null) {
            read = new ByPlace<>(facts.otherWays(looked), PlaceFacts.OtherWay::place);
            rows = read;
        }
        return read.at(place.place());
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }
}
