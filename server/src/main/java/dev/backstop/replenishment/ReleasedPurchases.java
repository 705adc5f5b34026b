package dev.backstop.replenishment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.replenishment.Proposal.Stored;
import dev.backstop.supply.NewPurchaseOrder;
import dev.backstop.supply.PurchaseOrder;
import dev.backstop.supply.PurchaseOrder.StraightTo;
import dev.backstop.supply.PurchaseOrders;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * Puts needs into drafts, one for each vendor, location and order day, or near it where the vendor's needs are merged; what goes straight to a customer
 * is in one of its own, and never joined with anything else.
 */
@Component
class ReleasedPurchases {
    private static final Comparator<Stored> BY_DAY = Comparator.comparing((Stored row) -> row.need().orderOn()).thenComparingLong(Stored::id);

    private final PurchaseOrders orders;
    private final Vendors vendors;
    private final Locations locations;
    private final CustomerAddresses addresses;

    ReleasedPurchases(PurchaseOrders orders, Vendors vendors, Locations locations, CustomerAddresses addresses) {
        this.orders = orders;
        this.vendors = vendors;
        this.locations = locations;
        this.addresses = addresses;
    }

    /** Who is ordered from, for which location; {@code straightTo} the customer's order where its vendor ships it straight there, else empty. */
    private record Seller(long vendor, long location, String straightTo) {}

    /** What goes into one new draft. */
    private record Fresh(Seller seller, LocalDate orderOn, List<Stored> needs) {
        NewPurchaseOrder draft(Map<String, StraightTo> addresses) {
            return new NewPurchaseOrder(null, seller.vendor(), seller.location(), false, orderOn, addresses.get(seller.straightTo()), lines(needs, 0));
        }
    }

    /** The numbers of the drafts, by proposal: drafts that stand are topped up, the others are made together. */
    Map<Long, String> order(List<Stored> needs) {
        if (needs.isEmpty()) {
            return Map.of();
        }
        var direct = locations.all().stream().filter(Location::isDirect).map(Location::id).collect(toSet());
        var bySeller = needs.stream().collect(groupingBy(need -> seller(need, direct),
                () -> new TreeMap<>(Comparator.comparingLong(Seller::vendor).thenComparingLong(Seller::location).thenComparing(Seller::straightTo)),
                java.util.stream.Collectors.toList()));
        var sellers = bySeller.keySet().stream().map(Seller::vendor).collect(toSet());
        var known = vendors.byIds(sellers);
        var standing = orders.drafts(sellers).stream().collect(groupingBy(draft -> new Seller(draft.vendor(), draft.location(),
                draft.straightTo() == null ? "" : draft.straightTo().order())));
        var numbers = new HashMap<Long, String>();
        var fresh = new ArrayList<Fresh>();
        bySeller.forEach((seller, wanted) -> deal(seller, Objects.requireNonNull(known.get(seller.vendor()), "vendor of a need"),
                wanted, standing.getOrDefault(seller, List.of()), numbers, fresh));
        var straight = addresses.of(fresh.stream().map(each -> each.seller().straightTo()).filter(order -> !order.isEmpty()).toList());
        var made = orders.createDrafts(fresh.stream().map(each -> each.draft(straight)).toList());
        for (var i = 0; i < fresh.size(); i++) {
            var number = made.get(i);
            fresh.get(i).needs().forEach(need -> numbers.put(need.id(), number));
        }
        return numbers;
    }

    /** Needs of one vendor and location, the earliest order day first, each into the draft nearest to its day. */
    private void deal(Seller seller, Vendor vendor, List<Stored> needs, List<PurchaseOrder> drafts, Map<Long, String> numbers, List<Fresh> fresh) {
        var left = new ArrayList<>(needs.stream().sorted(BY_DAY).toList());
        while (!left.isEmpty()) {
            var day = left.getFirst().need().orderOn();
            var draft = drafts.stream().filter(each -> each.orderOn() != null && apart(each.orderOn(), day) <= vendor.mergeDays())
                    .min(Comparator.comparingLong((PurchaseOrder each) -> apart(Objects.requireNonNull(each.orderOn()), day))
                            .thenComparingLong(PurchaseOrder::id));
            var around = draft.map(PurchaseOrder::orderOn).orElse(day);
            var together = left.stream().filter(row -> apart(row.need().orderOn(), around == null ? day : around) <= vendor.mergeDays()).toList();
            if (draft.isPresent()) {
                topUp(draft.get(), together);
                together.forEach(need -> numbers.put(need.id(), draft.get().number()));
            } else {
                fresh.add(new Fresh(seller, day, together));
            }
            left.removeAll(together);
        }
    }

    private static long apart(LocalDate one, LocalDate other) {
        return Math.abs(ChronoUnit.DAYS.between(one, other));
    }

    private static Seller seller(Stored row, Set<Long> direct) {
        var location = row.place().location();
        return new Seller(Objects.requireNonNull(row.need().vendor(), "what is bought has a vendor"), location,
                direct.contains(location) ? row.need().forOrder() : "");
    }

    /** What the draft orders already becomes more of it; anything else a line of its own. */
    private void topUp(PurchaseOrder draft, List<Stored> needs) {
        var order = orders.byNumber(draft.number()).orElseThrow();
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
        if (!fresh.isEmpty()) {
            orders.add(order, lines(fresh, last));
        }
    }

    /** One line an item: what is bought for several orders is ordered together. */
    private static List<NewPurchaseOrder.Line> lines(Collection<Stored> needs, int after) {
        var quantities = new LinkedHashMap<Long, Long>();
        needs.forEach(need -> quantities.merge(need.place().item(), need.quantity(), Math::addExact));
        var lines = new ArrayList<NewPurchaseOrder.Line>();
        quantities.forEach((item, quantity) -> lines.add(new NewPurchaseOrder.Line(after + lines.size() + 1, item, quantity, null)));
        return lines;
    }
}
