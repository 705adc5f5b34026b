package dev.backstop.storefront.editions;

import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Availability.State;
import dev.backstop.storefront.Display;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers for one mug, as of a day. */
final class Answers {
    private Answers() {}

    /** @param ships when it ships; null: no date is known */
    static Availability of(State state, LocalDate asOf, @Nullable LocalDate ships) {
        var sellable = state != State.OUT && state != State.ENDED;
        var here = state == State.IN_STOCK || state == State.LOW;
        var schedule = sellable ? List.of(new Availability.Part("1", here, ships, null, null, null, null, null))
                : List.<Availability.Part>of();
        return new Availability("MUG", "Mug", state, sellable, "1", here ? "1" : "0", schedule, null, "",
                new Display("en", "", "", List.of(), List.of(), null, null, false), List.of(), null,
                        asOf.atStartOfDay().toInstant(ZoneOffset.UTC), 1);
    }
}
