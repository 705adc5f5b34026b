package dev.backstop.planning.plan;

import dev.backstop.planning.LeadTimeSpread;
import dev.backstop.planning.leadtimes.LeadTimes;
import dev.backstop.planning.leadtimes.OrderClass;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** How long vendors take, as learned from all receipts together. */
public final class VendorTimes implements Serializable {
    private static final int STEPS = 9;

    private final Map<String, Integer> seen;
    private final LeadTimes learned;

    private VendorTimes(Map<String, Integer> seen, LeadTimes learned) {
        this.seen = seen;
        this.learned = learned;
    }

    /** A lead time and how many receipts of the vendor stand behind it; 0: as agreed. */
    public record Known(LeadTimeSpread spread, int receipts) {}

    /** Learns from receipts in any order, as far as they were known in the morning of a day. */
    public static VendorTimes learn(Collection<Receipt> receipts, LocalDate asOf) {
        var seen = new HashMap<String, Integer>();
        for (var receipt : receipts) {
            if (receipt.isComplete(asOf)) {
                seen.merge(receipt.vendor(), 1, Integer::sum);
            }
        }
        return new VendorTimes(seen, LeadTimes.learn(receipts.stream().sorted(Receipt.ORDER).map(Receipt::order).toList(), asOf));
    }

    /** From the vendor's receipts if there are three, else as agreed; nothing where neither says. */
    public Optional<Known> of(Terms terms) {
        var count = seen.getOrDefault(terms.vendor(), 0);
        if (count < LeadTimeSpread.FEWEST_RECEIPTS) {
            return Optional.ofNullable(terms.leadTimeDays()).map(days -> new Known(LeadTimeSpread.always(days), 0));
        }
        return learned.leadTime(OrderClass.of(terms.vendor(), terms.mode(), terms.spot().item()))
                .map(chances -> new Known(LeadTimeSpread.of(chances).condensed(STEPS), count));
    }

    /** Receipts that stand behind vendors' times. */
    public Map<String, Integer> seen() {
        return Map.copyOf(seen);
    }
}
