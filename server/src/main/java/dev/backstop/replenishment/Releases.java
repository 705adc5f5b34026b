package dev.backstop.replenishment;

import static java.util.stream.Collectors.groupingBy;

import dev.backstop.access.Who;
import dev.backstop.catalog.Vendors;
import dev.backstop.promising.Productions;
import dev.backstop.promising.TransferOrders;
import dev.backstop.replenishment.Proposal.Stored;
import dev.backstop.supply.NewPurchaseOrder;
import dev.backstop.supply.NewTransfer;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrders;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Turns proposals into production orders, transfers and purchase orders. Those are drafts, one for each vendor, location and order day, or
 * near it where the vendor's
 * needs are merged.
 */
@Component
class Releases {
    private final ProposalRows rows;
    private final PurchaseOrders orders;
    private final Productions productions;
    private final TransferOrders transfers;
    private final Vendors vendors;
    private final Clock clock;

    Releases(ProposalRows rows, PurchaseOrders orders, Productions productions, TransferOrders transfers, Vendors vendors, Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.productions = productions;
        this.transfers = transfers;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** What a proposal became: one of the three. */
    record Released(String proposal, @Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer) {
        static Released into(Stored row, String number) {
            var kind = row.need().kind();
            return new Released(Long.toString(row.id()), kind.equals("buy") ? number : null, kind.equals("make") ? number : null,
                    kind.equals("transfer") ? number : null);
        }

        /** The number of what it became. */
        String number() {
            return Objects.requireNonNull(purchaseOrder != null ? purchaseOrder : productionOrder != null ? productionOrder : transfer);
        }
    }

    private record Draft(long vendor, long location) {}

    /**
     * Releases all of these or none. One that was released before is answered again and ordered once.
     *
     * @throws Problem 404 for one that does not exist, 409 for one that was dismissed or withdrawn
     */
    List<Released> release(List<String> proposals) {
        var ids = proposals.stream().map(Proposals::id).distinct().toList();
        rows.lock(ids);
        var found = rows.byIds(ids);
        if (found.size() < ids.size()) {
            var known = found.stream().map(Stored::id).toList();
            throw Problem.notFound("proposal", ids.stream().filter(id -> !known.contains(id)).findFirst().orElseThrow());
        }
        found.forEach(Releases::requireReleasable);
        var numbers = new HashMap<Long, String>();
        found.stream().filter(row -> row.state().equals("open")).forEach(row -> {
            switch (row.need().kind()) {
                case "make" -> numbers.put(row.id(), make(row));
                case "transfer" -> numbers.put(row.id(), move(row));
                default -> { } // bought below, together with what the vendor is asked for at the same time
            }
        });
        var open = found.stream().filter(row -> row.state().equals("open") && row.need().kind().equals("buy")).collect(
                groupingBy(row -> new Draft(Objects.requireNonNull(row.need().vendor()), row.place().location()),
                        () -> new TreeMap<>(Comparator.comparingLong(Draft::vendor).thenComparingLong(Draft::location)),
                        java.util.stream.Collectors.toList()));
        open.forEach((draft, needs) -> order(draft, needs, numbers));
        found.stream().filter(row -> row.releasedInto() != null).forEach(row -> numbers.put(row.id(), row.releasedInto()));
        return ids.stream().map(id -> Released.into(
                found.stream().filter(row -> row.id() == id).findFirst().orElseThrow(), Objects.requireNonNull(numbers.get(id)))).toList();
    }

    private String make(Stored row) {
        return done(row, productions.create(row.place(), row.quantity(), row.need().expectedOn()).number());
    }

    private String move(Stored row) {
        var from = Objects.requireNonNull(row.need().fromLocation(), "a transfer comes from somewhere");
        return done(row, transfers.create(new NewTransfer(from, row.place().location(), row.need().expectedOn(),
                List.of(new NewTransfer.Line(1, row.place().item(), row.quantity())))).number());
    }

    private String done(Stored row, String number) {
        rows.released(List.of(row.id()), number, Who.now(), clock.instant());
        return number;
    }

    private static void requireReleasable(Stored row) {
        if (row.state().equals("dismissed") || row.state().equals("withdrawn")) {
            throw Problem.conflict("proposal-decided", "Proposal %d is %s. Run the plan again if it is needed after all.".formatted(row.id(), row.state()));
        }
    }

    /** Needs of one vendor and location, the earliest order day first, each into the draft nearest to its day. */
    private void order(Draft draft, List<Stored> needs, Map<Long, String> numbers) {
        var apart = vendors.get(draft.vendor()).mergeDays();
        var left = new ArrayList<>(needs.stream().sorted(Comparator.comparing((Stored row) -> row.need().orderOn()).thenComparingLong(Stored::id)).toList());
        while (!left.isEmpty()) {
            var day = left.getFirst().need().orderOn();
            var standing = orders.draft(draft.vendor(), draft.location(), day, apart);
            var around = standing.map(PurchaseOrder::orderOn).orElse(day);
            var together = left.stream().filter(row -> near(row, around == null ? day : around, apart)).toList();
            var order = standing.isPresent() ? topUp(standing.get(), together) : create(draft, day, together);
            together.forEach(row -> numbers.put(row.id(), order.number()));
            rows.released(together.stream().map(Stored::id).toList(), order.number(), Who.now(), clock.instant());
            left.removeAll(together);
        }
    }

    private static boolean near(Stored row, LocalDate day, int apart) {
        return Math.abs(java.time.temporal.ChronoUnit.DAYS.between(row.need().orderOn(), day)) <= apart;
    }

    private PurchaseOrder create(Draft draft, LocalDate orderOn, List<Stored> needs) {
        return orders.create(new NewPurchaseOrder(null, draft.vendor(), draft.location(), false, orderOn, lines(needs, 0)));
    }

    /** What the draft orders already becomes more of it; anything else a line of its own. */
    private PurchaseOrder topUp(PurchaseOrder draft, List<Stored> needs) {
        var order = draft;
        var fresh = new ArrayList<Stored>();
        for (var need : needs) {
            var line = order.lines().stream().filter(each -> each.item() == need.place().item()).findFirst();
            if (line.isPresent()) {
                order = orders.change(order, line.get(), Math.addExact(line.get().quantity(), need.quantity()));
            } else {
                fresh.add(need);
            }
        }
        var last = order.lines().stream().mapToInt(PurchaseOrder.Line::line).max().orElse(0);
        return fresh.isEmpty() ? order : orders.add(order, lines(fresh, last));
    }

    /** One line an item: what is bought for several orders is ordered together. */
    private static List<NewPurchaseOrder.Line> lines(Collection<Stored> needs, int after) {
        var quantities = new java.util.LinkedHashMap<Long, Long>();
        needs.forEach(need -> quantities.merge(need.place().item(), need.quantity(), Math::addExact));
        var lines = new ArrayList<NewPurchaseOrder.Line>();
        quantities.forEach((item, quantity) -> lines.add(new NewPurchaseOrder.Line(after + lines.size() + 1, item, quantity, null)));
        return lines;
    }
}
