package dev.backstop.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what, of one item at one location. The same function answers a new order, a receipt, a slip, a preview and a replay.
 *
 * <p>What a claim holds of the stock it keeps, as long as the stock is there; when it is not, the last in line lose theirs first. What is
 * free goes to the claims in their order of service: stock first, then the supply that can ship soonest.
 */
public final class Allocation {
    private Allocation() {}

    /** Supply that is on its way; {@code readyOn} is the day on which it can ship, null if no date is known. */
    public record Inbound(long part, long quantity, @Nullable LocalDate readyOn) {}

    /**
     * One that asks.
     *
     * @param id       the caller's own number
     * @param wanted   smallest units, more than zero
     * @param held     units of stock it holds already, at most {@code wanted}
     * @param notAfter supply that can ship only later is of no use to it; null: any will do
     * @param entitled the protections, by index, that are made for it
     * @param view     by which days of the supply it goes, by index: its dates are said with another chance than those of others
     */
    public record Claim(long id, long wanted, long held, @Nullable LocalDate notAfter, Set<Integer> entitled, int view) {
        public Claim {
            if (wanted <= 0 || held < 0) {
                throw new IllegalArgumentException("A claim wants more than 0 and holds at least 0, but was %d and %d".formatted(wanted, held));
            }
            entitled = Set.copyOf(entitled);
        }

        /** One that goes by the only days there are. */
        public Claim(long id, long wanted, long held, @Nullable LocalDate notAfter, Set<Integer> entitled) {
            this(id, wanted, held, notAfter, entitled, 0);
        }
    }

    /** What one claim gets: from stock, from inbound parts, and nothing for the rest. */
    public record Grant(long claim, long fromStock, List<Taken> inbound, long uncovered) {
        public Grant {
            inbound = List.copyOf(inbound);
        }
    }

    /** So much of one inbound part. */
    public record Taken(long part, long quantity) {}

    /** Gives out where all go by the same days of the supply, {@link #byViews}. */
    public static List<Grant> allocate(long onHand, List<Inbound> inbound, List<Claim> claims, List<Long> protections) {
        return byViews(onHand, List.of(inbound), claims, protections);
    }

    /**
     * Gives out.
     *
     * @param onHand      sellable units that are not in the hands of the floor
     * @param inbound     the same supply by each view, soonest first; what has no date last
     * @param claims      in their order of service; each takes what comes soonest by its own view
     * @param protections units of stock kept for the claims entitled to each
     * @return one grant per claim, in the same order; what a claim gets adds up to what it wants
     */
    public static List<Grant> byViews(long onHand, List<List<Inbound>> inbound, List<Claim> claims, List<Long> protections) {
        var kept = kept(onHand, claims);
        var free = onHand;
        for (var units : kept) {
            free -= units;
        }
        var guarded = guarded(protections, claims, kept);
        var queues = Queue.of(inbound);
        var grants = new ArrayList<Grant>(claims.size());
        for (var i = 0; i < claims.size(); i++) {
            var claim = claims.get(i);
            var taken = Math.min(claim.wanted() - kept[i], Math.max(0, free - guardedFromOthers(guarded, claim)));
            free -= taken;
            useEntitlement(guarded, claim, taken);
            var open = claim.wanted() - kept[i] - taken;
            var parts = queues.get(claim.view()).take(claim, open);
            var covered = parts.stream().mapToLong(Taken::quantity).sum();
            grants.add(new Grant(claim.id(), kept[i] + taken, parts, open - covered));
        }
        return List.copyOf(grants);
    }

    /** In order of service, so that a shortfall displaces the last in line first. */
    private static long[] kept(long onHand, List<Claim> claims) {
        var kept = new long[claims.size()];
        var left = onHand;
        for (var i = 0; i < kept.length; i++) {
            kept[i] = Math.min(Math.min(claims.get(i).held(), claims.get(i).wanted()), left);
            left -= kept[i];
        }
        return kept;
    }

    /** What of each protection is not yet used by those it is made for. */
    private static long[] guarded(List<Long> protections, List<Claim> claims, long[] kept) {
        var guarded = protections.stream().mapToLong(Long::longValue).toArray();
        for (var i = 0; i < kept.length; i++) {
            useEntitlement(guarded, claims.get(i), kept[i]);
        }
        return guarded;
    }

    private static void useEntitlement(long[] guarded, Claim claim, long units) {
        var left = units;
        for (var p = 0; p < guarded.length && left > 0; p++) {
            if (claim.entitled().contains(p)) {
                var used = Math.min(guarded[p], left);
                guarded[p] -= used;
                left -= used;
            }
        }
    }

    private static long guardedFromOthers(long[] guarded, Claim claim) {
        var units = 0L;
        for (var p = 0; p < guarded.length; p++) {
            if (!claim.entitled().contains(p)) {
                units += guarded[p];
            }
        }
        return units;
    }

    private static boolean inTime(Inbound supply, Claim claim) {
        return claim.notAfter() == null || (supply.readyOn() != null && !supply.readyOn().isAfter(claim.notAfter()));
    }

    /** The supply in the order of one view. What is taken by one view is gone in all. */
    private static final class Queue {
        private final List<Inbound> inbound;
        private final int[] slots; // where what is left of each part is counted
        private final long[] left;
        private int first;

        private Queue(List<Inbound> inbound, int[] slots, long[] left) {
            this.inbound = inbound;
            this.slots = slots;
            this.left = left;
        }

        static List<Queue> of(List<List<Inbound>> views) {
            var usual = views.getFirst();
            var left = usual.stream().mapToLong(Inbound::quantity).toArray();
            var slots = new HashMap<Long, Integer>();
            usual.forEach(part -> slots.put(part.part(), slots.size()));
            return views.stream()
                    .map(view -> new Queue(view, view.stream().mapToInt(part -> slots.getOrDefault(part.part(), -1)).toArray(), left)).toList();
        }

        List<Taken> take(Claim claim, long wanted) {
            while (first < slots.length && left[slots[first]] == 0) {
                first++;
            }
            var parts = new ArrayList<Taken>();
            var open = wanted;
            for (var s = first; s < slots.length && open > 0; s++) {
                var units = inTime(inbound.get(s), claim) ? Math.min(open, left[slots[s]]) : 0;
                if (units > 0) {
                    left[slots[s]] -= units;
                    open -= units;
                    parts.add(new Taken(inbound.get(s).part(), units));
                }
            }
            return parts;
        }
    }
}
