package dev.backstop.replenishment;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.backstop.catalog.Units;
import dev.backstop.planning.OrderTerms.PurchaseUnit;
import dev.backstop.replenishment.Proposal.LateSupply;
import dev.backstop.replenishment.Proposal.Stored;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Proposals as people read and decide them. */
@Component
class ProposalRows {
    private static final String SELECT = """
            SELECT proposal.*, item.sku, item.name, item.unit, item.decimals, location.code AS location, vendor.code AS vendor, sender.code AS sender,
                   term.purchase_unit, term.purchase_factor, term.purchase_decimals
              FROM replenishment.proposal proposal
              JOIN catalog.item item ON item.id = proposal.item_id
              JOIN catalog.location location ON location.id = proposal.location_id
              LEFT JOIN catalog.vendor vendor ON vendor.id = proposal.vendor_id
              LEFT JOIN catalog.location sender ON sender.id = proposal.from_location_id
              LEFT JOIN LATERAL (
                   SELECT purchase_unit, purchase_factor, purchase_decimals FROM catalog.sourcing_term
                    WHERE (item_id, location_id, kind) = (proposal.item_id, proposal.location_id, proposal.kind)
                      AND vendor_id IS NOT DISTINCT FROM proposal.vendor_id
                    ORDER BY rank LIMIT 1) term ON true
            """;

    private final JdbcClient jdbc;

    ProposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a list is narrowed to; null: not by this. */
    record Filter(@Nullable String state, @Nullable String sku, @Nullable String location, @Nullable String vendor, @Nullable String kind) {}

    /** In the order in which they were made. */
    List<Stored> page(Filter filter, Cursor cursor) {
        return jdbc.sql(SELECT + """
                 WHERE proposal.id > :after
                   AND (:state::text IS NULL OR proposal.state = :state) AND (:sku::text IS NULL OR item.sku = :sku)
                   AND (:location::text IS NULL OR location.code = :location) AND (:vendor::text IS NULL OR vendor.code = :vendor)
                   AND (:kind::text IS NULL OR proposal.kind = :kind)
                 ORDER BY proposal.id
                 LIMIT :limit
                """)
                .param("after", cursor.afterId()).param("state", filter.state()).param("sku", filter.sku()).param("location", filter.location())
                .param("vendor", filter.vendor()).param("kind", filter.kind()).param("limit", cursor.limit() + 1)
                .query(ProposalRows::stored).list();
    }

    List<Stored> byIds(Collection<Long> ids) {
        return jdbc.sql(SELECT + " WHERE proposal.id = ANY (:ids) ORDER BY proposal.id").param("ids", ids.toArray(Long[]::new)).query(ProposalRows::stored).list();
    }

    /** Holds these proposals until the transaction ends, in one order, so that each is decided once. */
    void lock(Collection<Long> ids) {
        jdbc.sql("SELECT id FROM replenishment.proposal WHERE id = ANY (:ids) ORDER BY id FOR UPDATE")
                .param("ids", ids.toArray(Long[]::new)).query(Long.class).list();
    }

    void override(long id, @Nullable Long quantity) {
        jdbc.sql("UPDATE replenishment.proposal SET overridden = :quantity WHERE id = :id").param("quantity", quantity).param("id", id).update();
    }

    void dismiss(long id, @Nullable String reason, @Nullable LocalDate until, String by, Instant at) {
        jdbc.sql("""
                UPDATE replenishment.proposal
                   SET state = 'dismissed', dismiss_reason = :reason, dismissed_until = :until, decided_by = :by, decided_at = :at
                 WHERE id = :id
                """)
                .param("reason", reason).param("until", until).param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).param("id", id).update();
    }

    /** Notes what proposals became, by proposal. */
    void released(Map<Long, List<String>> numbers, String by, Instant at) {
        var rows = List.copyOf(numbers.entrySet());
        jdbc.sql("""
                UPDATE replenishment.proposal
                   SET state = 'released', purchase_order = became.number, further_orders = string_to_array(became.further, ' '),
                       decided_by = :by, decided_at = :at
                  FROM unnest(:ids::bigint[], :numbers::text[], :further::text[]) AS became (id, number, further)
                 WHERE proposal.id = became.id AND proposal.state = 'open'
                """)
                .param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).param("ids", Columns.longs(rows, Map.Entry::getKey))
                .param("numbers", Columns.texts(rows, row -> row.getValue().getFirst()))
                .param("further", Columns.texts(rows, row -> row.getValue().size() == 1 ? null
                        : String.join(" ", row.getValue().subList(1, row.getValue().size())))).update();
    }

    /** What was to be bought is not wanted after all: set aside until the need has gone or grown. */
    void takeBack(String order, String reason, String by, Instant at) {
        jdbc.sql("""
                UPDATE replenishment.proposal
                   SET state = 'dismissed', dismiss_reason = :reason, dismissed_until = NULL, decided_by = :by, decided_at = :at
                 WHERE purchase_order = :order AND state = 'released'
                """)
                .param("order", order).param("reason", reason).param("by", by).param("at", at.atOffset(ZoneOffset.UTC)).update();
    }

    /** What is sent and comes after the horizon of each of these, by proposal. */
    Map<Long, List<LateSupply>> late(List<Stored> proposals) {
        record Row(long proposal, LateSupply late) {}
        var units = proposals.stream().collect(java.util.stream.Collectors.toMap(Stored::id, Stored::units));
        return jdbc.sql("""
                SELECT proposal.id, coalesce(purchase.number, made.number, moved.number) AS number, coalesce(line.line, moved_line.line,
                    1) AS line, part.part,
                       part.open, part.expected_on,
                       CASE WHEN made.id IS NOT NULL THEN 'production-order' WHEN moved.id IS NOT NULL THEN 'transfer'
                           ELSE 'purchase-order' END AS supply_kind
                  FROM replenishment.proposal proposal
                  JOIN supply.purchase_order_part part
                    ON (part.item_id, part.location_id) = (proposal.item_id, proposal.location_id)
                   AND part.quantity > part.received + part.cancelled AND part.expected_on > proposal.horizon
                  LEFT JOIN supply.purchase_order_line line ON line.id = part.line_id
                  LEFT JOIN supply.purchase_order purchase ON purchase.id = line.order_id
                  LEFT JOIN supply.production_order made ON made.id = part.production_order_id
                  LEFT JOIN supply.transfer_line moved_line ON moved_line.id = part.transfer_line_id
                  LEFT JOIN supply.transfer moved ON moved.id = moved_line.transfer_id
                 WHERE proposal.id = ANY (:ids) AND (purchase.id IS NULL OR purchase.state IN ('draft', 'sent'))
                 ORDER BY proposal.id, part.expected_on, part.id
                """)
                .param("ids", units.keySet().toArray(Long[]::new))
                .query((row, _) -> new Row(row.getLong("id"), new LateSupply(
                        row.getString("supply_kind"), row.getString("number"), row.getInt("line"), row.getInt("part"),
                        Objects.requireNonNull(units.get(row.getLong("id"))).text(row.getLong("open")),
                        row.getObject("expected_on", LocalDate.class))))
                .list().stream().collect(groupingBy(Row::proposal, mapping(Row::late, toList())));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        var factor = row.getBigDecimal("purchase_factor");
        return new Stored(
                row.getLong("id"),
                ProposalBook.need(row),
                row.getString("sku"),
                row.getString("name"),
                units,
                row.getString("location"),
                row.getString("vendor"),
                row.getString("sender"),
                row.getString("purchase_unit"),
                factor == null ? null : new PurchaseUnit(factor.movePointRight(units.decimals()), row.getInt("purchase_decimals")),
                row.getObject("overridden", Long.class),
                row.getString("state"),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                row.getString("dismiss_reason"),
                row.getObject("dismissed_until", LocalDate.class),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                became(row));
    }

    private static List<String> became(ResultSet row) throws SQLException {
        var first = row.getString("purchase_order");
        var further = row.getArray("further_orders");
        return first == null ? List.of() : Stream.concat(Stream.of(first), further == null ? Stream.of() : Stream.of((String[]) further.getArray())).toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
