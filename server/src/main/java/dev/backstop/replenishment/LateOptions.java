package dev.backstop.replenishment;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Units;
import dev.backstop.planning.OrderQuantities;
import dev.backstop.planning.OrderTerms;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What can be done about a shortage that late supply makes: pull it in, bridge until it comes, replace it, or wait; each with what it costs, as far as
 * prices and costs are known.
 */
@Component
class LateOptions {
    private static final BigDecimal DAYS_IN_A_YEAR = BigDecimal.valueOf(365);

    private final Proposals proposals;
    private final FirmSettings settings;
    private final JdbcClient jdbc;
    private final Clock clock;

    LateOptions(Proposals proposals, FirmSettings settings, JdbcClient jdbc, Clock clock) {
        this.proposals = proposals;
        this.settings = settings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One thing that can be done.
     *
     * @param option   pull-in, bridge, replace, wait
     * @param quantity of the item
     * @param cost     beyond what is ordered already, in the firm's currency; null: not known, or no rate is
     */
    record Option(String option, String quantity, @Nullable String cost, String words) {}

    /** All that can be done, and the supply it is about. */
    record Options(String proposal, List<Proposal.LateSupply> lateSupply, List<Option> options) {}

    /** What the sums need: of the place, the term that is proposed, and the firm. */
    private record Sums(int decimals, String unit, double perDay, long moq, long multiple, @Nullable BigDecimal price, @Nullable BigDecimal worth) {}

    /** 409 where no late supply is behind the proposal. */
    Options of(String number) {
        var proposal = proposals.get(number);
        if (proposal.lateSupply().isEmpty()) {
            throw Problem.conflict("no-late-supply", "No supply is late behind proposal %s: it is a need of its own. Release or dismiss it.".formatted(number));
        }
        var sums = sums(number);
        var units = new Units(sums.unit(), sums.decimals());
        var first = proposal.lateSupply().getFirst();
        var comes = proposal.lateSupply().stream().map(Proposal.LateSupply::expectedOn).min(LocalDate::compareTo).orElseThrow();
        var lateDays = Math.max(1, ChronoUnit.DAYS.between(proposal.neededOn(), comes));
        var waits = Math.max(0, -units.read(proposal.arithmetic().position(), "/position"));
        var used = waits + (long) Math.ceil(sums.perDay() * lateDays);
        var missing = Math.max(waits, Math.min(used, units.read(proposal.arithmetic().shortage(), "/shortage")));
        var whole = units.readPositive(proposal.quantity(), "/quantity");
        var bridge = Math.min(whole, OrderQuantities.round(Math.max(1, missing), new OrderTerms(sums.moq(), sums.multiple(), null, null), null).quantity());
        var options = new ArrayList<Option>();
        options.add(new Option("pull-in", first.quantity(), holding(units, units.read(first.quantity(), "/quantity"), sums, lateDays),
                "Ask for %s line %d on %s rather than %s. Known to cost: holding it so much longer; what the vendor charges for speed is on top."
                        .formatted(first.number(), first.line(), Sentences.day(proposal.neededOn()), Sentences.day(first.expectedOn()))));
        options.add(new Option("bridge", units.text(bridge), ordered(units, bridge, sums),
                "Order %s, which last until %s: %s are waited for, and about %s are used a day.".formatted(units.text(bridge), Sentences.day(comes),
                        units.text(waits), LearnedWords.number(sums.perDay() / Math.pow(10, sums.decimals()), 1))));
        options.add(new Option("replace", proposal.quantity(), ordered(units, whole, sums),
                "Order %s anew and cancel the %s of %s line %d. What the vendor charges for cancelling is on top; its price is saved."
                        .formatted(proposal.quantity(), first.quantity(), first.number(), first.line())));
        options.add(new Option("wait", units.text(missing), waiting(units, missing, lateDays),
                "Do nothing: %s are missing for %d days, until %s.".formatted(units.text(missing), lateDays, Sentences.day(comes))));
        return new Options(number, proposal.lateSupply(), options);
    }

    private Sums sums(String number) {
        return jdbc.sql("""
                SELECT item.decimals, item.unit, coalesce(learned.per_day, 0) AS per_day, greatest(coalesce(term.moq, 1), 1) AS moq,
                       greatest(coalesce(term.multiple, 1), 1) AS multiple,
                       price.price * CASE WHEN price.currency = :firm THEN 1 ELSE rate.rate END / coalesce(term.purchase_factor, 1) AS price,
                       CASE WHEN coalesce(item.cost_currency, :firm) = :firm THEN item.cost END AS worth
                  FROM replenishment.proposal proposal
                  JOIN catalog.item item ON item.id = proposal.item_id
                  LEFT JOIN replenishment.learned learned USING (item_id, location_id)
                  LEFT JOIN LATERAL (
                       SELECT id, moq, multiple, purchase_factor FROM catalog.sourcing_term
                        WHERE (item_id, location_id) = (proposal.item_id, proposal.location_id)
                        ORDER BY (kind, vendor_id) IS DISTINCT FROM (proposal.kind, proposal.vendor_id), rank LIMIT 1) term ON true
                  LEFT JOIN LATERAL (SELECT price, currency FROM catalog.price_break WHERE term_id = term.id ORDER BY from_quantity
                                      LIMIT 1) price ON true
                  LEFT JOIN LATERAL (SELECT rate FROM catalog.exchange_rate WHERE currency = price.currency AND day <= :today
                                      ORDER BY day DESC LIMIT 1) rate ON true
                 WHERE proposal.id = :id
                """)
                .param("id", Proposals.id(number)).param("firm", settings.now().currency())
                .param("today", LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC))
                .query((row, _) -> new Sums(row.getInt("decimals"), Objects.requireNonNull(row.getString("unit")), row.getDouble("per_day"), row.getLong("moq"),
                        row.getLong("multiple"), row.getBigDecimal("price"), row.getBigDecimal("worth"))).single();
    }

    private @Nullable String ordered(Units units, long quantity, Sums sums) {
        var once = settings.now().orderingCost();
        return sums.price() == null ? null
                : money(sums.price().multiply(units.decimal(quantity)).add(once == null ? BigDecimal.ZERO : once));
    }

    private @Nullable String holding(Units units, long quantity, Sums sums, long days) {
        var worth = sums.worth() == null ? sums.price() : sums.worth();
        return worth == null ? null : money(worth.multiply(units.decimal(quantity)).multiply(settings.now().holdingRate()).multiply(BigDecimal.valueOf(days))
                .divide(DAYS_IN_A_YEAR, 4, RoundingMode.HALF_UP));
    }

    private @Nullable String waiting(Units units, long quantity, long days) {
        var each = settings.now().backorderCost();
        return each == null ? null : money(each.multiply(units.decimal(quantity)).multiply(BigDecimal.valueOf(days)));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
