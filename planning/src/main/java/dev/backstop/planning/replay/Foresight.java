package dev.backstop.planning.replay;

import dev.backstop.planning.DemandForecast;
import java.time.LocalDate;
import java.util.Optional;

/** What was known on a day of the demand to come, from nothing later than the day before. */
public interface Foresight {
    /**
     * The forecast of an item.
     *
     * @param days whose total matters most
     * @return nothing where too little was known
     */
    Optional<? extends DemandForecast> on(LocalDate day, int days);
}
