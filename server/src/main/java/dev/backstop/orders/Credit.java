package dev.backstop.orders;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.backstop.access.Audit;
import dev.backstop.catalog.FirmSettings;
import dev.backstop.web.Problem;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps what customers may come to owe within their limits. An order that would go beyond is taken, promised and held: it does not ship
 * until a named person lets it go, or until there is room for it again. A held order takes up no credit, so that it does not hold the next
 * one as well.
 */
@Component
public class Credit {
    /** The kind of its holds. */
    public static final String HOLD = "credit";

    private final JdbcClient jdbc;
    private final RoundTrip.Start trips;
    private final FirmSettings settings;
    private final Holds holds;
    private final Audit audit;
    private final Clock clock;

    Credit(JdbcClient jdbc, RoundTrip.Start trips, FirmSettings settings, Holds holds, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.trips = trips;
        this.settings = settings;
        this.holds = holds;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Where a customer with a limit stands; amounts in the firm's {@code currency}.
     *
     * @param owed for what left, as the accounts said last
     * @param open ordered, neither shipped nor paid for, and not held for credit
     * @param held the same of orders that are held for credit
     */
    public record Standing(BigDecimal limit, BigDecimal owed, BigDecimal open, BigDecimal held, String currency) {
        /** What may still be ordered; below zero: by how much the limit is passed. */
        public BigDecimal free() {
            return limit.subtract(owed).subtract(open);
        }
    }

    /** An open order and what it takes of its customer's credit. */
    private record Claim(long customer, BigDecimal limit, BigDecimal owed, long order, BigDecimal amount, boolean held) {}

    /** Where a customer stands; empty where there is no limit. */
    public Optional<Standing> of(Customer customer) {
        var limit = customer.creditLimit();
        if (limit == null) {
            return Optional.empty();
        }
        var claims = claims(List.of(customer.id()));
        return Optional.of(new Standing(limit, customer.owed(), sum(claims.stream().filter(claim -> !claim.held()).toList()),
                sum(claims.stream().filter(Claim::held).toList()), settings.now().currency()));
    }

    /** Holds those of these orders, new or grown, for which their customers' credit does not suffice, once the trip that writes them is over. */
    void check(Collection<Long> orders, RoundTrip trip) {
        var limited = limited(orders, trip);
        trip.then(() -> {
            if (!limited.get().isEmpty()) {
                check(orders, limited.get());
            }
        });
    }

    private void check(Collection<Long> orders, List<Long> limited) {
        var asked = Set.copyOf(orders);
        claims(limited).stream().collect(groupingBy(Claim::customer, LinkedHashMap::new, toList())).values().forEach(claims -> {
            var free = free(claims.stream().filter(claim -> !claim.held() && !asked.contains(claim.order())).toList(), claims.getFirst());
            for (var claim : claims) {
                if (asked.contains(claim.order()) && !claim.held()) {
                    if (claim.amount().compareTo(free) > 0) {
                        holds.place(claim.order(), new Holds.Hold(HOLD, reason(claim, free)));
                    } else {
                        free = free.subtract(claim.amount());
                    }
                }
            }
        });
    }

    private String reason(Claim claim, BigDecimal free) {
        var currency = settings.now().currency();
        return "credit: it takes %s %s, and %s of the limit of %s %s is free".formatted(text(claim.amount()), currency,
                free.signum() <= 0 ? "nothing" : text(free) + " " + currency, text(claim.limit()), currency);
    }

    /** Lets go, the oldest first, what is held and now has room: a limit was raised, a bill paid, an order cancelled. */
    void ease(Collection<Long> customers) {
        claims(customers).stream().collect(groupingBy(Claim::customer, LinkedHashMap::new, toList())).values().forEach(claims -> {
            var free = free(claims.stream().filter(claim -> !claim.held()).toList(), claims.getFirst());
            for (var claim : claims) {
                if (claim.held() && claim.amount().compareTo(free) <= 0) {
                    holds.lift(claim.order(), HOLD);
                    free = free.subtract(claim.amount());
                }
            }
        });
        liftWithoutLimit(customers);
    }

    private void liftWithoutLimit(Collection<Long> customers) {
        jdbc.sql("""
                UPDATE orders.hold h SET lifted_at = :now
                  FROM orders.sales_order o
                  JOIN orders.customer c ON c.id = o.customer_id AND c.credit_limit IS NULL
                 WHERE h.order_id = o.id AND h.kind = :kind AND h.lifted_at IS NULL AND o.customer_id = ANY (:customers)
                """)
                .param("now", Orders.utc(clock.instant())).param("kind", HOLD).param("customers", customers.toArray(Long[]::new)).update();
    }

    /** Less was ordered after all: another order may have room. */
    @EventListener
    void on(OrderReduced reduced) {
        var trip = trips.begin();
        var limited = limited(List.of(reduced.order()), trip);
        trip.run();
        if (!limited.get().isEmpty()) {
            ease(limited.get());
        }
    }

    /**
     * Lets an order go although the limit says otherwise; who did it and why is in the audit trail.
     *
     * @throws Problem 422 without a reason, 409 where credit does not hold the order
     */
    public void release(Order order, String reason) {
        if (reason.isBlank()) {
            throw Problem.refused("/reason", "Say why the order may go beyond the limit; it is kept with your name.");
        }
        if (holds.of(List.of(order.id())).getOrDefault(order.id(), List.of()).stream().noneMatch(hold -> hold.kind().equals(HOLD))) {
            throw Problem.conflict("not-held", "Order %s is not held for credit. Nothing has to be released.".formatted(order.number()));
        }
        holds.lift(order.id(), HOLD);
        audit.note("credit hold released", "order %s: %s".formatted(order.number(), reason.strip()));
    }

    /** The customers of these orders that have a limit, locked until the transaction ends, so that two orders cannot both take the rest. */
    private static Supplier<List<Long>> limited(Collection<Long> orders, RoundTrip trip) {
        return trip.query("""
                SELECT c.id
                  FROM orders.customer c
                 WHERE c.credit_limit IS NOT NULL
                   AND c.id IN (SELECT o.customer_id FROM orders.sales_order o WHERE o.id = ANY (:orders))
                 ORDER BY c.id
                   FOR NO KEY UPDATE
                """, Map.of("orders", orders.toArray(Long[]::new)), (row, _) -> row.getLong("id"));
    }

    /**
     * Open orders of customers with a limit, the oldest first. What was paid for an order counts for its shipped part first; an amount in
     * a currency without a rate counts one to one rather than not at all.
     */
    private List<Claim> claims(Collection<Long> customers) {
        return jdbc.sql("""
                SELECT c.id AS customer, c.credit_limit AS "limit", c.owed, o.id AS "order",
                       round(least(worth.open, greatest(worth.all_of - coalesce((o.payment -> 'paid' ->> 'amount')::numeric, 0), 0))
                           * CASE WHEN o.currency = :currency THEN 1 ELSE coalesce((
                                 SELECT r.rate FROM catalog.exchange_rate r
                                  WHERE r.currency = o.currency AND r.day <= :today ORDER BY r.day DESC LIMIT 1), 1) END, 2) AS amount,
                       EXISTS (SELECT FROM orders.hold h WHERE h.order_id = o.id AND h.kind = :kind AND h.lifted_at IS NULL) AS held
                  FROM orders.customer c
                  JOIN orders.sales_order o ON o.customer_id = c.id AND o.open_lines > 0
                  JOIN LATERAL (SELECT coalesce(sum(ol.open * ol.price / power(10::numeric, i.decimals)), 0) AS open,
                                       coalesce(sum((ol.open + ol.shipped) * ol.price / power(10::numeric, i.decimals)), 0) AS all_of
                                  FROM orders.order_line ol
                                  JOIN catalog.item i ON i.id = ol.item_id
                                 WHERE ol.order_id = o.id) worth ON true
                 WHERE c.credit_limit IS NOT NULL AND c.id = ANY (:customers)
                 ORDER BY c.id, o.id
                """)
                .param("currency", settings.now().currency()).param("today", java.time.LocalDate.now(clock))
                .param("kind", HOLD).param("customers", customers.toArray(Long[]::new)).query(Claim.class).list();
    }

    private static BigDecimal free(List<Claim> taken, Claim any) {
        return any.limit().subtract(any.owed()).subtract(sum(taken));
    }

    private static BigDecimal sum(List<Claim> claims) {
        return claims.stream().map(Claim::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
    }
}
