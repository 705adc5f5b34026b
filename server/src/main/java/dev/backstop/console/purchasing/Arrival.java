package dev.backstop.console.purchasing;

import dev.backstop.catalog.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What stands at the door against what was ordered, in words for the people there.
 *
 * @param notes what is over, short or damaged, and what happens with it
 * @param docks what goes straight to packing
 * @param shelf what goes to the shelf, by item
 */
public record Arrival(List<String> notes, List<Dock> docks, List<Shelf> shelf) {
    public Arrival {
        notes = List.copyOf(notes);
        docks = List.copyOf(docks);
        shelf = List.copyOf(shelf);
    }

    /** So much of an item is waited for by a customer's order. */
    public record Dock(String order, int line, String sku, String customer, String quantity) {}

    /** So much of an item is for nobody yet; {@code bin} empty: none is set. */
    public record Shelf(String sku, String bin, String quantity) {}

    /**
     * What the people at the door typed for a line.
     *
     * @param good      nothing typed is 0
     * @param instead   what came and was not ordered, or empty
     * @param expiresOn until when its lot can be sold; null: not said
     */
    record Typed(PurchaseShown.Part part, long open, BigDecimal good, BigDecimal damaged, String instead, @Nullable LocalDate expiresOn) {
        static Typed of(PurchaseShown order, Map<String, ?> line) {
            var number = Integer.parseInt(Objects.toString(line.get("line"), "0"));
            var part = order.partsOf(number).getFirst();
            var instead = line.get("instead") instanceof Map<?, ?> other ? "%s %s".formatted(other.get("quantity"), other.get("sku")) : "";
            return new Typed(part, order.openOf(number), number(line.get("quantity")), number(line.get("damaged")), instead,
                    line.get("expiresOn") instanceof LocalDate day ? day : null);
        }

        private static BigDecimal number(@Nullable Object typed) {
            try {
                return typed == null ? BigDecimal.ZERO : new BigDecimal(typed.toString().strip());
            } catch (NumberFormatException _) {
                return BigDecimal.ZERO; // the receipt itself was refused with the reason
            }
        }

        BigDecimal came() {
            return good.add(damaged);
        }
    }

    static List<String> notes(List<Typed> lines, boolean closeShort, LocalDate today) {
        var notes = new ArrayList<String>();
        for (var line : lines) {
            var units = new Units(line.part().unit(), line.part().decimals());
            var open = units.decimal(line.open());
            var difference = line.came().subtract(open);
            var sku = line.part().sku();
            if (difference.signum() > 0) {
                notes.add("%s: %s more than was ordered. They are booked too; tell the vendor whether you keep them.".formatted(sku,
                        difference.toPlainString()));
            } else if (difference.signum() < 0) {
                notes.add(closeShort ? "%s: %s fewer than was ordered. They are not expected any more; who waits for them is promised anew.".formatted(sku, plain(difference))
                        : "%s: %s still to come. They keep their date; tick that nothing more will come if they will not.".formatted(sku,
                                plain(difference)));
            }
            if (!line.instead().isEmpty()) {
                notes.add("%s: %s came and were not ordered. They go into quarantine, and the vendor owes us for them.".formatted(sku,
                        line.instead()));
            }
            if (line.expiresOn() != null && line.expiresOn().isBefore(today) && line.good().signum() > 0) {
                notes.add("%s: its lot has expired. It is not sold and fills nobody.".formatted(sku));
            }
            if (line.damaged().signum() > 0) {
                notes.add("%s: %s damaged. They are set aside, are not sold, and fill nobody.".formatted(sku, line.damaged()
                        .toPlainString()));
            }
        }
        return notes;
    }

    private static String plain(BigDecimal difference) {
        return difference.negate().toPlainString();
    }
}
