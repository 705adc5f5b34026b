package dev.backstop.outreach;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What other rules for promises change.
 *
 * @param preview         under which it can be applied while it still does exactly this
 * @param later           deliveries that would be promised for a later day; {@code sooner} likewise, {@code undated} those that would lose their date
 * @param customersToTell who would have to hear of it
 * @param changes         at most {@value #SHOWN} of them: who must hear first, then by order
 */
record RuleChange(String preview, int later, int sooner, int undated, int customersToTell, List<Moved> changes) {
    static final int SHOWN = 200;

    RuleChange {
        changes = List.copyOf(changes);
    }

    /**
     * A delivery whose promise would be another.
     *
     * @param told whether the customer must hear of it
     */
    record Moved(String order, int line, String sku, String customer, String customerName, String quantity, @Nullable LocalDate shipByBefore,
            @Nullable LocalDate shipBy, @Nullable LocalDate heardShipBy, boolean told) {
        boolean later() {
            return shipByBefore != null && shipBy != null && shipBy.isAfter(shipByBefore);
        }

        boolean sooner() {
            return shipBy != null && (shipByBefore == null || shipBy.isBefore(shipByBefore));
        }

        boolean undated() {
            return shipBy == null && shipByBefore != null;
        }
    }
}
