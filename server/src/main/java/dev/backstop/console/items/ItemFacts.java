package dev.backstop.console.items;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.SourcingTerms;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import dev.backstop.supply.SupplyPart;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the page of one item shows beside its picture. */
@Component
public class ItemFacts {
    private static final int MOVEMENTS = 15;

    private final JdbcClient jdbc;
    private final SourcingTerms terms;
    private final Vendors vendors;

    ItemFacts(JdbcClient jdbc, SourcingTerms terms, Vendors vendors) {
        this.jdbc = jdbc;
        this.terms = terms;
        this.vendors = vendors;
    }

    /** A movement of the ledger. */
    public record Movement(Instant at, String condition, String lot, long quantity, String reason, @Nullable String reference, @Nullable String note,
            String by) {}

    /** Stock of one place. */
    public record Levels(long onHand, long allocated, long backordered, long onOrder, long quarantine, long damaged) {
        public long available() {
            return onHand - allocated;
        }

        public long position() {
            return available() + onOrder - backordered;
        }
    }

    /** A proposal that waits for somebody's yes. */
    public record Proposed(long id, String kind, long quantity, LocalDate orderOn, @Nullable LocalDate expectedOn, @Nullable String from) {
        public String verb() {
            return switch (kind) {
                case "buy" -> "Buy";
                case "make" -> "Make";
                default -> "Transfer";
            };
        }
    }

    /** How the item is bought. */
    public record Source(String words, String lead, String quantities, String price) {}

    /** All of it. */
    public record Shown(String sentence, Levels levels, List<Movement> movements, List<Source> sources, List<Proposed> proposals,
            @Nullable String ruleMode, Map<Long, Vendor> vendors) {

        /** Who sends or makes it. */
        public String from(SupplyPart part) {
            return switch (part.kind()) {
                case PURCHASE_ORDER -> Objects.requireNonNull(vendors.get(part.vendor()), "the vendor of a purchase order").name();
                case PRODUCTION_ORDER -> "own production";
                case TRANSFER -> "another location";
            };
        }
    }

    Shown of(Item item, Location location, StockOverTime.Picture picture, int waiting) {
        var place = new Place(item.id(), location.id());
        var levels = levels(place);
        var sources = terms.of(List.of(place)).getOrDefault(place, List.of());
        var sellers = vendors.byIds(java.util.stream.Stream.concat(sources.stream().map(term -> term.vendor()).filter(Objects::nonNull),
                picture.inbound().stream().map(SupplyPart::vendor).filter(Objects::nonNull)).collect(Collectors.toSet()));
        var proposals = proposals(place);
        return new Shown(ItemSentence.of(item, picture, levels, waiting, proposals), levels, movements(item, location, MOVEMENTS),
                sources.stream().map(term -> SourceWords.of(term, item, sellers)).toList(), proposals, ruleMode(place), sellers);
    }

    Optional<Long> fullest(long item) {
        return jdbc.sql("""
                SELECT location_id FROM promising.availability
                 WHERE item_id = :item
                 ORDER BY on_hand + on_order + backordered DESC, location_id
                 LIMIT 1
                """).param("item", item).query(Long.class).optional();
    }

    List<Movement> movements(Item item, Location location, int limit) {
        return jdbc.sql("""
                SELECT at, condition, lot, quantity, reason, reference, note, by
                  FROM stock.movement
                 WHERE item_id = :item AND location_id = :location
                 ORDER BY id DESC
                 LIMIT :limit
                """)
                .param("item", item.id()).param("location", location.id()).param("limit", limit).query(Movement.class).list();
    }

    private Levels levels(Place place) {
        return jdbc.sql("""
                SELECT coalesce(a.on_hand, 0) AS on_hand, coalesce(a.allocated, 0) AS allocated, coalesce(a.backordered, 0) AS backordered,
                       coalesce(a.on_order, 0) AS on_order,
                       coalesce((SELECT sum(level.on_hand) FROM stock.level level WHERE level.item_id = :item AND level.location_id = :location
                                    AND level.condition = 'quarantine'), 0)::bigint AS quarantine,
                       coalesce((SELECT sum(level.on_hand) FROM stock.level level WHERE level.item_id = :item AND level.location_id = :location
                                    AND level.condition = 'damaged'), 0)::bigint AS damaged
                  FROM (SELECT 1) one
                  LEFT JOIN promising.availability a ON a.item_id = :item AND a.location_id = :location
                """)
                .param("item", place.item()).param("location", place.location()).query(Levels.class).single();
    }

    private List<Proposed> proposals(Place place) {
        return jdbc.sql("""
                SELECT p.id, p.kind, coalesce(p.overridden, p.quantity) AS quantity, p.order_on, p.expected_on,
                       coalesce(v.name, l.name) AS "from"
                  FROM replenishment.proposal p
                  LEFT JOIN catalog.vendor v ON v.id = p.vendor_id
                  LEFT JOIN catalog.location l ON l.id = p.from_location_id
                 WHERE p.item_id = :item AND p.location_id = :location AND p.state = 'open'
                 ORDER BY p.order_on, p.id
                 LIMIT 20
                """)
                .param("item", place.item()).param("location", place.location()).query(Proposed.class).list();
    }

    private @Nullable String ruleMode(Place place) {
        return jdbc.sql("SELECT mode FROM replenishment.reorder_point WHERE item_id = :item AND location_id = :location")
                .param("item", place.item()).param("location", place.location()).query(String.class).optional().orElse(null);
    }

    /** Money of an item, or a dash. */
    static String money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? "not set" : dev.backstop.console.Words.money(amount, currency);
    }
}
