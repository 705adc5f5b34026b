package dev.backstop.planning.policy;

import dev.backstop.planning.EconomicOrder;
import java.util.List;

/**
 * The order quantity that costs least in a year where the price falls with the quantity: goods, ordering, and holding at a rate of the
 * price paid. Every price's own optimum is brought into its region, and the cheapest is taken.
 *
 * @see "Snyder, Shen: Fundamentals of Supply Chain Theory, 2nd ed., section 3.4"
 */
public final class QuantityDiscounts {
    private QuantityDiscounts() {}

    /**
     * From so many units on, a unit costs so much.
     *
     * @param from the first starts at 0; ascending
     */
    public record Break(double from, double price) {}

    /**
     * What to order each time.
     *
     * @param region which break it falls under, the first is 0
     * @param cost   in a year, with the goods
     */
    public record Choice(double quantity, int region, double cost) {}

    /** What is ordered, and what that costs besides the price. */
    public record Item(double perOrder, double demand, double holdingRate) {}

    /** One price for all units of an order. */
    public static Choice allUnits(Item item, List<Break> breaks) {
        var best = new Choice(Double.NaN, -1, Double.POSITIVE_INFINITY);
        for (var region = 0; region < breaks.size(); region++) {
            var price = breaks.get(region).price();
            var holding = item.holdingRate() * price;
            var own = EconomicOrder.quantity(item.perOrder(), item.demand(), holding);
            var quantity = Math.max(own, breaks.get(region).from());
            if (quantity < upTo(breaks, region)) {
                best = cheaper(best, new Choice(quantity, region,
                        price * item.demand() + EconomicOrder.cost(quantity, item.perOrder(), item.demand(), holding)));
            }
        }
        return best;
    }

    /** Each unit at the price of its own step: the units of the first steps stay dear, which acts like a higher cost of ordering. */
    public static Choice incremental(Item item, List<Break> breaks) {
        var best = new Choice(Double.NaN, -1, Double.POSITIVE_INFINITY);
        var extra = 0.0;
        for (var region = 0; region < breaks.size(); region++) {
            var price = breaks.get(region).price();
            if (region > 0) {
                extra += breaks.get(region).from() * (breaks.get(region - 1).price() - price);
            }
            var holding = item.holdingRate() * price;
            var own = EconomicOrder.quantity(item.perOrder() + extra, item.demand(), holding);
            if (own >= breaks.get(region).from() && own < upTo(breaks, region)) {
                best = cheaper(best, new Choice(own, region, price * item.demand() + item.holdingRate() * extra / 2
                        + EconomicOrder.cost(own, item.perOrder() + extra, item.demand(), holding)));
            }
        }
        return best;
    }

    private static double upTo(List<Break> breaks, int region) {
        return region + 1 < breaks.size() ? breaks.get(region + 1).from() : Double.POSITIVE_INFINITY;
    }

    private static Choice cheaper(Choice one, Choice other) {
        return other.cost() < one.cost() ? other : one;
    }
}
