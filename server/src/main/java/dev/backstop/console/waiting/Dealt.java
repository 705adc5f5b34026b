package dev.backstop.console.waiting;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule would do if the stock of an item at a location were dealt out by it.
 *
 * @param preview the number under which it can be applied, as long as nothing moves
 */
public record Dealt(DealingRule rule, String preview, List<Change> gains, List<Change> losses, int promisesBroken, int notices) {

    /** What a line wins or loses of the stock; null: no date is known. */
    public record Change(String order, int line, String sku, String quantity, @Nullable LocalDate shipByBefore,
            @Nullable LocalDate shipBy) {}

    /** As the API answers. */
    record Answer(String preview, List<Change> gains, List<Change> losses, int promisesBroken, int notices) {
        Dealt by(DealingRule rule) {
            return new Dealt(rule, preview, gains, losses, promisesBroken, notices);
        }
    }

    public Dealt {
        gains = List.copyOf(gains);
        losses = List.copyOf(losses);
    }

    public boolean changesNothing() {
        return gains.isEmpty() && losses.isEmpty();
    }
}
