package dev.backstop.promising;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.supply.SupplyPart;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that has not happened, and of which we want to know what it would do to promises. */
sealed interface Supposition {
    /** Supply parts come so many days later, or sooner where negative. */
    record Later(Set<Long> parts, int days) implements Supposition {}

    /** Supply parts never come. */
    record Never(Set<Long> parts) implements Supposition {}

    /** A vendor delivers nothing more: neither what is ordered nor what would be. */
    record Dropped(long vendor, Set<Long> parts) implements Supposition {}

    /** An order is accepted at a location. */
    record Accepted(Item item, Location location, long quantity, int priority, @Nullable LocalDate requestedOn) implements Supposition {}

    /** A supply part as it would be; null where it would not come. */
    default @Nullable SupplyPart of(SupplyPart part) {
        return switch (this) {
            case Later later when later.parts().contains(part.id()) -> part.later(later.days());
            case Never never when never.parts().contains(part.id()) -> null;
            case Dropped dropped when dropped.parts().contains(part.id()) -> null;
            default -> part;
        };
    }
}
