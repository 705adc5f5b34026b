package dev.backstop.outreach.offers;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Money;
import dev.backstop.planning.telling.ShareDifference;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether offers keep customers: of those who were offered something and of those held out, how many gave up some of the line that was late. Everybody
 * counts on the side that the hash gave them, whatever they answered, so that the comparison is fair.
 */
@Component
public class OfferEffects {
    private final JdbcClient jdbc;
    private final FirmSettings settings;
    private final Clock clock;

    OfferEffects(JdbcClient jdbc, FirmSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What a rule did.
     *
     * @param spent      in this calendar month, {@code spentEver} in all
     * @param difference the share of the offered who cancelled less that of the held out, so below zero is good; null until there is somebody on both sides
     */
    public record Effect(String rule, Money spent, Money spentEver, Side offered, Side heldOut, @Nullable ShareDifference difference) {}

    /** One side: {@code cancelled} of {@code cases} gave up some of the line after it. */
    public record Side(long cases, long cancelled) {
        public double share() {
            return cases == 0 ? 0 : (double) cancelled / cases;
        }
    }

    private record Sums(String rule, BigDecimal spent, BigDecimal spentEver, long offered, long offeredCancelled, long heldOut, long heldOutCancelled) {
        Effect effect(String currency) {
            return new Effect(rule, new Money(Money.text(spent), currency), new Money(Money.text(spentEver), currency), new Side(offered, offeredCancelled),
                    new Side(heldOut, heldOutCancelled),
                    offered == 0 || heldOut == 0 ? null : ShareDifference.of(offeredCancelled, offered, heldOutCancelled, heldOut));
        }
    }

    /** Of every rule, by rank; replacing a line by a substitute is no cancellation. */
    public List<Effect> all() {
        var currency = settings.now().currency();
        OffsetDateTime month = OfferBook.month(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        return jdbc.sql("""
                WITH seen AS (
                    SELECT f.rule, f.made_at, f.held_out,
                           CASE WHEN f.state <> 'declined' AND (gift.id IS NULL OR gift.cancelled < gift.quantity) THEN f.value ELSE 0 END AS cost,
                           EXISTS (SELECT 1 FROM orders.cancellation ca WHERE ca.line_id = f.line_id AND ca.at >= f.made_at AND ca.reason <> 'substituted') AS cancelled
                      FROM outreach.offer f LEFT JOIN orders.order_line gift ON gift.id = f.gift_line_id)
                SELECT r.code AS rule, coalesce(sum(s.cost) FILTER (WHERE s.made_at >= :month), 0) AS spent, coalesce(sum(s.cost), 0) AS spent_ever,
                       count(s.rule) FILTER (WHERE NOT s.held_out) AS offered, count(s.rule) FILTER (WHERE NOT s.held_out AND s.cancelled) AS offered_cancelled,
                       count(s.rule) FILTER (WHERE s.held_out) AS held_out, count(s.rule) FILTER (WHERE s.held_out AND s.cancelled) AS held_out_cancelled
                  FROM outreach.offer_rule r LEFT JOIN seen s ON s.rule = r.code
                 GROUP BY r.code, r.rank ORDER BY r.rank, r.code
                """).param("month", month).query(Sums.class).list().stream().map(sums -> sums.effect(currency)).toList();
    }
}
