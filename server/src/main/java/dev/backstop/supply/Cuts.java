package dev.backstop.supply;

import dev.backstop.supply.PurchaseOrder.Part;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the parts that a vendor names are cut out of the parts that are open. */
final class Cuts {
    private Cuts() {}

    /** So many units of a part get that date. */
    record Cut(Part part, long units, @Nullable LocalDate expectedOn) {}

    /**
     * A named quantity that is exactly an open part is that part; the others are cut from what is left, in the order of the parts.
     *
     * @param named together at most what is open
     */
    static List<Cut> of(List<Part> open, List<Confirmation.Part> named) {
        var left = new ArrayList<>(open);
        var cuts = new ArrayList<Cut>();
        var spread = new ArrayList<Confirmation.Part>();
        for (var each : named) {
            var same = left.stream().filter(part -> part.open() == each.quantity()).findFirst();
            same.ifPresentOrElse(part -> {
                left.remove(part);
                cuts.add(new Cut(part, each.quantity(), each.expectedOn()));
            }, () -> spread.add(each));
        }
        var at = 0;
        var used = 0L;
        for (var each : spread) {
            var wanted = each.quantity();
            while (wanted > 0) {
                var part = left.get(at);
                var units = Math.min(wanted, part.open() - used);
                cuts.add(new Cut(part, units, each.expectedOn()));
                wanted -= units;
                used += units;
                if (used == part.open()) {
                    at++;
                    used = 0;
                }
            }
        }
        return List.copyOf(cuts);
    }
}
