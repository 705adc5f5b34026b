package dev.backstop.replenishment;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Who;
import dev.backstop.promising.Productions;
import dev.backstop.promising.TransferOrders;
import dev.backstop.replenishment.Proposal.Stored;
import dev.backstop.supply.ProductionOrder;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns proposals into production orders, transfers and drafts of purchase orders. */
@Component
class Releases {
    private final ProposalRows rows;
    private final ReleasedPurchases purchases;
    private final FreightTopUps freight;
    private final Productions productions;
    private final TransferOrders transfers;
    private final Clock clock;

    Releases(ProposalRows rows, ReleasedPurchases purchases, FreightTopUps freight, Productions productions, TransferOrders transfers, Clock clock) {
        this.rows = rows;
        this.purchases = purchases;
        this.freight = freight;
        this.productions = productions;
        this.transfers = transfers;
        this.clock = clock;
    }

    /**
     * What a proposal became: one of the three.
     *
     * @param productionOrders where it is made: all of them, in the order in which they can be begun; {@code productionOrder} is the first
     */
    record Released(String proposal, @Nullable String purchaseOrder, @Nullable String productionOrder, @Nullable String transfer,
            List<String> productionOrders) {
        public Released {
            productionOrders = List.copyOf(productionOrders);
        }

        static Released into(Stored row, List<String> numbers) {
            var kind = row.need().kind();
            var number = numbers.getFirst();
            return new Released(Long.toString(row.id()), kind.equals("buy") ? number : null, kind.equals("make") ? number : null,
                    kind.equals("transfer") ? number : null, kind.equals("make") ? numbers : List.of());
        }

        /** The number of what it became; of several all: {@code MO-1, MO-2}. */
        String number() {
            return productionOrders.isEmpty() ? Objects.requireNonNull(purchaseOrder != null ? purchaseOrder : transfer)
                    : String.join(", ", productionOrders);
        }
    }

    /**
     * Releases all of these or none. One that was released before is answered again and ordered once.
     *
     * @throws Problem 404 for one that does not exist, 409 for one that was dismissed or withdrawn
     */
    List<Released> release(Collection<Long> asked) {
        var ids = asked.stream().distinct().toList();
        rows.lock(ids);
        var found = rows.byIds(ids).stream().collect(toMap(Stored::id, identity()));
        ids.forEach(id -> requireReleasable(id, found.get(id)));
        var numbers = new HashMap<Long, List<String>>();
        var open = found.values().stream().filter(row -> row.state().equals("open")).sorted().collect(groupingBy(row -> row.need().kind()));
        open.getOrDefault("make", List.of()).forEach(row -> numbers.put(row.id(), make(row)));
        open.getOrDefault("transfer", List.of()).forEach(row -> numbers.put(row.id(), List.of(move(row))));
        purchases.order(open.getOrDefault("buy", List.of())).forEach((id, number) -> numbers.put(id, List.of(number)));
        rows.released(numbers, Who.now(), clock.instant());
        return ids.stream().map(found::get).map(row -> Released.into(row, Objects.requireNonNull(numbers(row, numbers)))).toList();
    }

    /** The same for a person, with drafts topped up where that saves freight; what a rule releases stays within the amount that the rule looked at. */
    List<Released> releaseAndTopUp(Collection<Long> asked) {
        var released = release(asked);
        freight.applyAll(freight.concerned(released.stream().map(Released::purchaseOrder).filter(Objects::nonNull).distinct().toList()));
        return released;
    }

    private static @Nullable List<String> numbers(Stored row, Map<Long, List<String>> numbers) {
        return row.releasedInto().isEmpty() ? numbers.get(row.id()) : row.releasedInto();
    }

    /** Into one production order, or several one after the other. */
    private List<String> make(Stored row) {
        return productions.divide(row.place(), row.quantity(), row.need().expectedOn()).stream().map(ProductionOrder::number).toList();
    }

    private String move(Stored row) {
        var from = Objects.requireNonNull(row.need().fromLocation(), "a transfer comes from somewhere");
        return transfers.divide(from, row.place(), row.quantity(), row.need().expectedOn()).number();
    }

    private static void requireReleasable(long id, @Nullable Stored row) {
        if (row == null) {
            throw Problem.notFound("proposal", Long.toString(id));
        }
        if (row.state().equals("dismissed") || row.state().equals("withdrawn")) {
            throw Problem.conflict("proposal-decided", "Proposal %d is %s. Run the plan again if it is needed after all.".formatted(id, row.state()));
        }
    }
}
