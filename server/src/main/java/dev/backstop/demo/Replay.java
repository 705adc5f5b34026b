package dev.backstop.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The demo company's year, day by day: in the morning what arrived ships to those who wait, then the day's orders ship from what is left,
 * those of a day off on the next working day,
 * in the evening the buyer orders what has fallen to its reorder point. Ends on the eve of {@code today}. The same firm, day and seed give the same year.
 */
final class Replay {
    private static final int DAYS_BEFORE_LAUNCH = 7;

    private final Firm firm;
    private final LocalDate firstDay;
    private final LocalDate today;
    private final SplittableRandom random;
    private final List<Shelf> shelves = new ArrayList<>();
    private final List<List<Integer>> goodsOfMaker = new ArrayList<>();
    private final List<Placed> purchases = new ArrayList<>();
    private final Map<LocalDate, List<Placed>> arrivals = new TreeMap<>();
    private final List<Year.Dispatch> dispatches = new ArrayList<>();
    private final List<Long> opening = new ArrayList<>();
    private final Map<String, Integer> margins = new HashMap<>(); // days that nine in ten deliveries keep, by whom a maker behaves as

    private record Placed(int number, int maker, LocalDate orderedOn, LocalDate agreedOn, LocalDate arrivesOn, List<Year.PurchaseLine> lines) {}

    private Replay(Firm firm, LocalDate today, long seed) {
        this.firm = firm;
        this.today = today;
        this.random = new SplittableRandom(seed);
        this.firstDay = firm.sales().getFirst().at().toLocalDate();
    }

    /**
     * Replays the year.
     *
     * @param firm  with at least one sale, all of them before {@code today}
     * @param today the first day that is not replayed
     */
    static Year of(Firm firm, LocalDate today, long seed) {
        return new Replay(firm, today, seed).run();
    }

    private Year run() {
        var days = (int) ChronoUnit.DAYS.between(firstDay, today);
        fillShelves(days);
        var next = 0;
        for (var day = 0; day < days; day++) {
            var date = firstDay.plusDays(day);
            receive(date);
            while (next < firm.sales().size() && firm.sales().get(next).at().toLocalDate().equals(date)) {
                sell(next++, date);
            }
            buy(day, date);
        }
        return new Year(firstDay, opening, shelves.stream().map(Shelf::onHand).toList(), known(), dispatches, stillWaiting());
    }

    private void fillShelves(int days) {
        var asked = new long[firm.goods().size()][days];
        for (var sale : firm.sales()) {
            if (!sale.cancelled()) {
                var day = (int) ChronoUnit.DAYS.between(firstDay, sale.at().toLocalDate());
                sale.lines().forEach(line -> asked[line.goods()][day] += line.quantity());
            }
        }
        firm.makers().forEach(_ -> goodsOfMaker.add(new ArrayList<>()));
        for (var index = 0; index < asked.length; index++) {
            var shelf = new Shelf(asked[index]);
            var goods = firm.goods().get(index);
            goodsOfMaker.get(goods.vendor()).add(index);
            var maker = firm.makers().get(goods.vendor());
            if (shelf.firstAsked() < maker.leadTimeCalendarDays() + DAYS_BEFORE_LAUNCH) { // it was in the range when the year began
                var policy = shelf.policyOn(0, maker.leadTimeCalendarDays());
                var spread = policy.orderUpTo() - policy.reorderPoint();
                shelf.open(Math.ceilDiv(policy.reorderPoint() + random.nextLong(spread + 1), goods.multiple()) * goods.multiple());
            }
            opening.add(shelf.onHand());
            shelves.add(shelf);
        }
    }

    private void receive(LocalDate date) {
        for (var purchase : arrivals.getOrDefault(date, List.of())) {
            for (var line : purchase.lines) {
                var shelf = shelves.get(line.goods());
                shelf.arrive(purchase.number);
                serveQueue(shelf, date);
            }
        }
    }

    private void serveQueue(Shelf shelf, LocalDate date) {
        while (shelf.onHand() > 0 && !shelf.queue().isEmpty()) {
            var first = shelf.queue().removeFirst();
            var taken = shelf.take(first.quantity());
            shelf.settle(taken);
            dispatches.add(new Year.Dispatch(first.sale(), first.line(), date, taken, true));
            if (taken < first.quantity()) {
                shelf.queue().addFirst(new Year.Waiting(first.sale(), first.line(), first.quantity() - taken, first.heard()));
            }
        }
    }

    private void sell(int index, LocalDate date) {
        var sale = firm.sales().get(index);
        if (sale.cancelled()) {
            return;
        }
        var leaves = firm.calendar().onOrAfter(date);
        for (var number = 0; number < sale.lines().size(); number++) {
            var line = sale.lines().get(number);
            var shelf = shelves.get(line.goods());
            if (!leaves.isBefore(today)) { // ordered on the days off before today: nobody was here to ship it
                shelf.owe(new Year.Waiting(index, number, line.quantity(), leaves));
                continue;
            }
            var taken = shelf.queue().isEmpty() ? shelf.take(line.quantity()) : 0;
            if (taken > 0) {
                dispatches.add(new Year.Dispatch(index, number, leaves, taken, false));
            }
            var missing = line.quantity() - taken;
            if (missing > 0) {
                var maker = firm.makers().get(firm.goods().get(line.goods()).vendor());
                var heard = shelf.dateFor(missing, date, likely(maker, maker.agreedOn(date, firm.calendar())));
                shelf.owe(new Year.Waiting(index, number, missing, heard));
            }
        }
    }

    private void buy(int day, LocalDate date) {
        for (var vendor = 0; vendor < firm.makers().size(); vendor++) {
            var maker = firm.makers().get(vendor);
            if (!maker.takesOrdersOn(date)) {
                continue;
            }
            var lines = new ArrayList<Year.PurchaseLine>();
            for (var goods : goodsOfMaker.get(vendor)) {
                var quantity = quantityOf(goods, day, maker);
                if (quantity > 0) {
                    lines.add(new Year.PurchaseLine(goods, quantity));
                }
            }
            if (!lines.isEmpty()) {
                place(vendor, maker, date, lines);
            }
        }
    }

    private long quantityOf(int index, int day, Maker maker) {
        var shelf = shelves.get(index);
        var goods = firm.goods().get(index);
        if (day + maker.leadTimeCalendarDays() + DAYS_BEFORE_LAUNCH < shelf.firstAsked()) {
            return 0; // not in the range yet
        }
        return shelf.policyOn(day, maker.leadTimeCalendarDays()).quantityAt(shelf.position(), goods.moq(), goods.multiple());
    }

    private void place(int vendor, Maker maker, LocalDate date, List<Year.PurchaseLine> lines) {
        var agreed = maker.agreedOn(date, firm.calendar());
        var soonest = -maker.leadTimeCalendarDays() / 3;
        var late = Math.max(soonest, firm.delays().draw(maker.behavesAs(), random));
        var arrives = firm.calendar().onOrAfter(agreed.plusDays(late));
        var purchase = new Placed(purchases.size() + 1, vendor, date, agreed, arrives.isAfter(date) ? arrives : firm.calendar().after(date), lines);
        purchases.add(purchase);
        arrivals.computeIfAbsent(purchase.arrivesOn, _ -> new ArrayList<>()).add(purchase);
        lines.forEach(line -> shelves.get(line.goods()).order(purchase.number, line.quantity(), likely(maker, agreed)));
    }

    /** What a customer is told of a day agreed with a vendor: one that nine in ten of its deliveries would have kept. */
    private LocalDate likely(Maker maker, LocalDate agreed) {
        return firm.calendar().onOrAfter(agreed.plusDays(margins.computeIfAbsent(maker.behavesAs(), firm.delays()::nineInTen)));
    }

    /** What the firm knows of its purchases on the last evening: the day of arrival only of those that arrived. */
    private List<Year.Purchase> known() {
        return purchases.stream()
                .map(one -> new Year.Purchase(one.number, one.maker, one.orderedOn, one.agreedOn, arrived(one.arrivesOn), one.lines))
                .toList();
    }

    private @Nullable LocalDate arrived(LocalDate arrivesOn) {
        return arrivesOn.isBefore(today) ? arrivesOn : null;
    }

    private List<Year.Waiting> stillWaiting() {
        return shelves.stream()
                .flatMap(shelf -> shelf.queue().stream())
                .sorted(java.util.Comparator.comparingInt(Year.Waiting::sale).thenComparingInt(Year.Waiting::line))
                .toList();
    }
}
