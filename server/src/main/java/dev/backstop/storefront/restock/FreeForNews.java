package dev.backstop.storefront.restock;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Item;
import dev.backstop.promising.Offers;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How much of an item may be written about: what a stranger could have at once, less what customers wait for who have ordered, less
 * what the
 * last ones we wrote to may still come for. They have a day for it, or until they order.
 */
@Component
class FreeForNews {
    static final Duration HEAD_START = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Offers offers;

    FreeForNews(JdbcClient jdbc, Offers offers) {
        this.jdbc = jdbc;
        this.offers = offers;
    }

    /** In smallest units, by item; never less than zero. */
    Map<Long, Long> of(List<SignUp> waiting, Map<Long, Item> items, Instant now) {
        var wanted = waiting.stream().collect(groupingBy(SignUp::item, summingLong(SignUp::quantity)));
        var reserved = reserved(wanted.keySet(), now);
        var those = wanted.keySet().stream().map(id -> Objects.requireNonNull(items.get(id), "item of a sign-up")).toList();
        var ordered = backordered(those);
        var before = those.stream().collect(toMap(Item::id,
                item -> waitedFor(item, ordered) + reserved.getOrDefault(item.id(), 0L))); // whose turn comes first
        var asked = those.stream().map(item -> new Offers.Asked(item,
                Objects.requireNonNull(wanted.get(item.id())) + Objects.requireNonNull(before.get(item.id())))).toList();
        var free = new HashMap<Long, Long>();
        offers.of(asked, null, null).forEach(offer -> free.put(offer.item().id(),
                Math.max(0, offer.quantityNow() - Objects.requireNonNull(before.get(offer.item().id())))));
        return free;
    }

    /** So many of the item that its own waiting orders, or for a kit those of its components, would take. */
    private static long waitedFor(Item item, Map<Long, Long> backordered) {
        return parts(item).mapToLong(part -> Math.ceilDiv(backordered.getOrDefault(part.item(), 0L), part.quantity())).max().orElse(0);
    }

    private static Stream<Item.Component> parts(Item item) {
        return item.isKit() ? item.components().stream() : Stream.of(new Item.Component(item.id(), 1));
    }

    private Map<Long, Long> backordered(List<Item> items) {
        var waiting = new HashMap<Long, Long>();
        jdbc.sql("""
                SELECT item_id, sum(backordered)::bigint AS backordered
                  FROM promising.availability WHERE item_id = ANY (:items) GROUP BY item_id
                """).param("items", items.stream().flatMap(FreeForNews::parts).map(Item.Component::item).distinct().toArray(Long[]::new))
                .query(row -> {
                    waiting.put(row.getLong("item_id"), row.getLong("backordered"));
                });
        return waiting;
    }

    /** What was written about within the head start to people who have not ordered since. */
    private Map<Long, Long> reserved(Collection<Long> items, Instant now) {
        var reserved = new HashMap<Long, Long>();
        jdbc.sql("""
                SELECT s.item_id, sum(s.quantity)::bigint AS quantity
                  FROM storefront.sign_up s
                 WHERE s.item_id = ANY (:items) AND s.told_at > :since AND s.ended_at IS NULL
                   AND NOT EXISTS (
                       SELECT 1
                         FROM orders.sales_order o
                         JOIN orders.customer c ON c.id = o.customer_id
                         JOIN orders.order_line ol ON ol.order_id = o.id
                        WHERE ol.item_id = s.item_id AND o.ordered_at >= s.told_at
                          AND lower(coalesce(o.contact ->> 'email', c.email)) = s.email)
                 GROUP BY s.item_id
                """).param("items", items.toArray(Long[]::new)).param("since", now.minus(HEAD_START).atOffset(ZoneOffset.UTC))
                .query(row -> {
                    reserved.put(row.getLong("item_id"), row.getLong("quantity"));
                });
        return reserved;
    }

    /** When the first head start ends that still runs. */
    Optional<Instant> nextEnd(Instant now) {
        return jdbc.sql("SELECT min(told_at) FROM storefront.sign_up WHERE told_at > :since")
                .param("since", now.minus(HEAD_START).atOffset(ZoneOffset.UTC)).query(OffsetDateTime.class).optional()
                .map(told -> told.toInstant().plus(HEAD_START));
    }
}
