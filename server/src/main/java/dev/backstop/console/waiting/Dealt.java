package dev.backstop.console.waiting;

import dev.backstop.catalog.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one rule would do if the stock of an item at a location were dealt out by it.
 *
 * @param preview the number under which it can be applied, as long as nothing moves
 * @param sums    as the API answers
 */
public record Dealt(DealingRule rule, String preview, List<Change> gains, List<Change> losses, Sums sums) {

    /** What a line wins or loses of the stock; null: no date is known. {@code reason}: to be read out to whoever loses. */
    public record Change(String order, int line, String sku, String quantity, @Nullable LocalDate shipByBefore, @Nullable LocalDate shipBy,
            @Nullable Long daysLater, @Nullable String reason) {}

    /** What it does on the whole; {@code margin} null: prices or costs are not known. */
    public record Sums(int promisesBroken, int notices, int ordersCompleted, int ordersHeldUp, long daysSooner, long daysLater,
            @Nullable Money margin) {}

    /** As the API answers. */
    record Answer(String preview, List<Change> gains, List<Change> losses, int promisesBroken, int notices, int ordersCompleted,
            int ordersHeldUp, long daysSooner, long daysLater, @Nullable Money margin) {
        Dealt by(DealingRule rule) {
            return new Dealt(rule, preview, gains, losses,
                    new Sums(promisesBroken, notices, ordersCompleted, ordersHeldUp, daysSooner, daysLater, margin));
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
