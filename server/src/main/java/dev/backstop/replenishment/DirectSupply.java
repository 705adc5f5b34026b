package dev.backstop.replenishment;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What vendors send straight to customers, read by customer's order beside the places in their order, and not at all where no place is a vendor's. */
final class DirectSupply implements AutoCloseable {
    private final PlanFacts facts;
    private final Looked looked;
    private @Nullable ByPlace<PlaceFacts.Supply> rows;

    DirectSupply(PlanFacts facts, Looked looked) {
        this.facts = facts;
        this.looked = looked;
    }

    /** That of a place from which a vendor ships; asked for in the order of places. */
    List<PlaceFacts.Supply> at(PlaceFacts place) {
        var read = rows;
        if (read == null) {
            read = new ByPlace<>(facts.directSupply(looked), PlaceFacts.Supply::place);
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
