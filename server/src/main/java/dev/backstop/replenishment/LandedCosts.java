package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.ExchangeRates;
import dev.backstop.planning.FreightTariff;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What goods cost when they are here: the price at the break, and the share of freight in the order that they would go on, which is the vendor's open
 * draft for the location and the need itself. In the firm's currency. Everything is read when it is first asked for: most places have one way only.
 */
final class LandedCosts {
    private static final int DECIMALS = 6;
    private static final int SHOWN = 2;

    private final String currency;
    private final Map<String, Optional<BigDecimal>> rates = new HashMap<>();
    private final Once<Map<Long, FreightTariff>> tariffs;
    private final Once<Map<Drafted, Load>> drafts;
    private final Once<Map<Long, Seller>> sellers;
    private final Function<String, Optional<BigDecimal>> rate;

    private LandedCosts(String currency, Once<Map<Long, FreightTariff>> tariffs, Once<Map<Drafted, Load>> drafts, Once<Map<Long, Seller>> sellers,
            Function<String, Optional<BigDecimal>> rate) {
        this.currency = currency;
        this.tariffs = tariffs;
        this.drafts = drafts;
        this.sellers = sellers;
        this.rate = rate;
    }

    /** Reads what they rest on. */
    @Component
    static class Reader {
        private final JdbcClient jdbc;
        private final FreightSteps steps;
        private final ExchangeRates rates;

        Reader(JdbcClient jdbc, FreightSteps steps, ExchangeRates rates) {
            this.jdbc = jdbc;
            this.steps = steps;
            this.rates = rates;
        }

        /** Those of a day, in the firm's currency. */
        LandedCosts read(LocalDate today, String currency) {
            return new LandedCosts(currency, new Once<>(steps::all), new Once<>(this::drafts), new Once<>(this::sellers),
                    of -> rates.on(of, today));
        }

        private Map<Long, Seller> sellers() {
            return jdbc.sql("SELECT id, code, currency FROM catalog.vendor ORDER BY id").query(Seller.class).list().stream()
                    .collect(toMap(Seller::id, Function.identity()));
        }

        /** What the open drafts of vendors hold that charge freight. */
        private Map<Drafted, Load> drafts() {
            var drafts = new HashMap<Drafted, Load>();
            jdbc.sql("""
                    SELECT purchase.vendor_id, purchase.location_id, coalesce(sum(line.price * line.purchase_quantity), 0) AS value,
                           coalesce(sum(line.quantity / power(10::numeric, item.decimals) * item.weight), 0) AS weight
                      FROM supply.purchase_order purchase
                      JOIN supply.purchase_order_line line ON line.order_id = purchase.id
                      JOIN catalog.item ON item.id = line.item_id
                     WHERE purchase.state = 'draft' AND purchase.for_order IS NULL
                       AND purchase.vendor_id IN (SELECT vendor_id FROM replenishment.freight_step)
                     GROUP BY purchase.vendor_id, purchase.location_id
                     ORDER BY purchase.vendor_id, purchase.location_id
                    """).query(row -> {
                        drafts.put(new Drafted(row.getLong("vendor_id"), row.getLong("location_id")),
                                new Load(row.getBigDecimal("value"), row.getBigDecimal("weight")));
                    });
            return drafts;
        }
    }

    private record Seller(long id, String code, String currency) {}

    private record Drafted(long vendor, long location) {}

    /** Value in the vendor's currency, weight in kilograms. */
    private record Load(BigDecimal value, @Nullable BigDecimal weight) {
        static final Load NOTHING = new Load(BigDecimal.ZERO, BigDecimal.ZERO);

        @Nullable BigDecimal by(FreightTariff.Basis basis) {
            return basis == FreightTariff.Basis.VALUE ? value : weight;
        }
    }

    /**
     * What one unit of the item costs.
     *
     * @param words vendor, price and share of freight as a sum: {@code ACME 4.50 + 0.32 = 4.82 EUR}
     */
    record Landed(BigDecimal each, String words) {}

    /** So many smallest units by a way; nothing where it is not bought, or its price, its weight or a rate of exchange is not known. */
    Optional<Landed> of(PlaceFacts.Way way, long quantity, PlaceFacts facts) {
        var seller = way.vendor() == null ? null : sellers.get().get(way.vendor());
        if (seller == null || quantity <= 0) {
            return Optional.empty();
        }
        var units = BigDecimal.valueOf(quantity, facts.decimals());
        var purchased = way.terms().unit() == null ? units : way.terms().unit().purchased(quantity);
        var price = way.prices().stream().filter(step -> step.from().compareTo(purchased) <= 0 && step.currency().equals(seller.currency()))
                .reduce((_, last) -> last).map(PlaceFacts.Price::price);
        var rate = rate(seller.currency());
        if (price.isEmpty() || rate.isEmpty()) {
            return Optional.empty();
        }
        var goods = price.get().multiply(purchased);
        var weight = facts.weight() == null ? null : facts.weight().multiply(units);
        return freight(new Drafted(seller.id(), facts.place().location()), new Load(goods, weight))
                .map(freight -> landed(seller, each(goods, units, rate.get()), each(freight, units, rate.get())));
    }

    private Landed landed(Seller seller, BigDecimal goods, BigDecimal freight) {
        var each = goods.add(freight);
        return new Landed(each, "%s %s + %s = %s %s".formatted(seller.code(), shown(goods), shown(freight), shown(each), currency));
    }

    private static BigDecimal each(BigDecimal whole, BigDecimal units, BigDecimal rate) {
        return whole.multiply(rate).divide(units, DECIMALS, RoundingMode.HALF_UP);
    }

    private Optional<BigDecimal> freight(Drafted order, Load need) {
        var tariff = tariffs.get().getOrDefault(order.vendor(), FreightTariff.NONE);
        if (tariff.steps().isEmpty()) {
            return Optional.of(BigDecimal.ZERO);
        }
        var own = need.by(tariff.basis());
        var others = drafts.get().getOrDefault(order, Load.NOTHING).by(tariff.basis());
        return own == null || others == null ? Optional.empty() : Optional.of(tariff.share(own, others));
    }

    private Optional<BigDecimal> rate(String of) {
        return of.equals(currency) ? Optional.of(BigDecimal.ONE) : rates.computeIfAbsent(of, rate);
    }

    /** To the cent, and further where that would be nothing. */
    private static String shown(BigDecimal amount) {
        var cents = amount.setScale(SHOWN, RoundingMode.HALF_UP);
        return (cents.signum() == 0 && amount.signum() != 0 ? amount.stripTrailingZeros() : cents).toPlainString();
    }
}
