package dev.backstop.planning.replay;

import dev.backstop.planning.LeadTimeSpread;
import java.time.LocalDate;
import java.util.Optional;

/** What was known on a day of how long an item's orders take, from nothing later than the day before. */
public interface KnownTimes {
    /** The lead time of an order placed on that day; nothing where neither orders nor an agreement said. */
    Optional<LeadTimeSpread> on(LocalDate day);
}
