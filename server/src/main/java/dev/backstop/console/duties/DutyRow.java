package dev.backstop.console.duties;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A duty in the list.
 *
 * @param was  the date that the customer heard, {@code now} the one to be told; null: none
 * @param law  the profile that asks for a notice with a choice; null: house policy alone asks
 * @param unwritten whether it is open and in no notice yet
 * @param held whether the brake holds it
 */
public record DutyRow(long id, String number, int line, String customer, String customerName, String sku, String name, String unit,
        int decimals, long quantity,
        String kind, @Nullable String law, String cause, @Nullable LocalDate was, @Nullable LocalDate now, Instant openedAt, Instant dueBy,
        String state,
        @Nullable Instant endedAt, @Nullable String evidence, boolean unwritten, boolean overdue, boolean held) {

    public boolean open() {
        return state.equals("open");
    }

    /** As programs read it. */
    public String quantityText() {
        return new Units(unit, decimals).text(quantity);
    }

    /** As a page shows it. */
    public String quantityShown() {
        return new Units(unit, decimals).shown(quantity);
    }

    public Badge badge() {
        return switch (state) {
            case "discharged" -> Badge.good("Told");
            case "waived" -> Badge.neutral("Waived");
            case "superseded" -> Badge.neutral("Superseded");
            default -> held ? Badge.information("Held") : overdue ? Badge.late("Overdue") : Badge.attention("To tell");
        };
    }

    /** What asks for it: {@code US, renewed notice} or {@code house policy}. */
    public String asks() {
        return law == null ? "house policy" : law + (kind.equals("renewed") ? ", renewed notice" : ", notice with a choice");
    }
}
