package dev.backstop.planning.law;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two ways in which laws go about late goods. Only standings that have not ended come here. */
sealed interface Family permits ConsentFamily, OverdueFamily {
    Family SILENCE_ENDS = new ConsentFamily();
    Family CUSTOMER_ENDS = new OverdueFamily();

    /** Looks at the projection anew on a day. */
    Standing projected(Terms terms, Standing standing, LocalDate on);

    /** A complete notice went out; {@code offer} is the day it offers, null none. */
    Standing told(Terms terms, Standing standing, @Nullable LocalDate offer);

    Standing bounced(Standing standing);

    Standing extended(Terms terms, Standing standing, LocalDate on, LocalDate until);

    /** The end of a day; one step. */
    Standing passed(Terms terms, Standing standing, LocalDate day);

    Optional<Deadline> next(Terms terms, Standing standing);
}
