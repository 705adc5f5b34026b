package dev.backstop.automation;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Place;
import dev.backstop.catalog.Units;
import dev.backstop.catalog.Vendor;
import dev.backstop.catalog.Vendors;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is to be ordered today, in one statement; what it costs is what its vendor charges for that quantity, else what the item cost. */
@Component
class DueNeeds {
    private final JdbcClient jdbc;
    private final Locations locations;
    private final Vendors vendors;

    DueNeeds(JdbcClient jdbc, Locations locations, Vendors vendors) {
        this.jdbc = jdbc;
        this.locations = locations;
        this.vendors = vendors;
    }

    /** In the order of vendors and proposals; {@code places} null: everywhere. */
    List<DueNeed> read(@Nullable Collection<Place> places, Instant now) {
        var here = locations.all().stream().collect(toMap(Location::id, location -> location));
        var sellers = vendors.all().stream().collect(toMap(Vendor::id, vendor -> vendor));
        return jdbc.sql("""
                WITH firm AS (SELECT coalesce((SELECT currency FROM catalog.settings), 'EUR') AS currency),
                rate AS (
                    SELECT DISTINCT ON (currency) currency, rate FROM catalog.exchange_rate WHERE day <= :today ORDER BY currency, day DESC)
                SELECT proposal.id, proposal.kind, proposal.vendor_id, proposal.location_id, proposal.only_late, asked.quantity, proposal.order_on,
                       item.sku, item.name, item.unit, item.decimals, item.category, learned.segment,
                       round(CASE WHEN price.price IS NOT NULL THEN bought.quantity * price.price * paid.rate
                                  ELSE asked.quantity / power(10::numeric, item.decimals) * item.cost * worth.rate END, 2) AS amount,
                       round(vendor.minimum_order_value * paid.rate, 2) AS minimum,
                       coalesce((SELECT max(quantity) FROM automation.note_need WHERE proposal_id = proposal.id), 0) AS told
                  FROM replenishment.proposal proposal
                 CROSS JOIN LATERAL (SELECT coalesce(proposal.overridden, proposal.quantity) AS quantity) asked
                 CROSS JOIN firm
                  JOIN catalog.item item ON item.id = proposal.item_id
                  LEFT JOIN replenishment.learned learned USING (item_id, location_id)
                  LEFT JOIN catalog.vendor vendor ON vendor.id = proposal.vendor_id
                  LEFT JOIN LATERAL (
                       SELECT id, purchase_factor, purchase_decimals FROM catalog.sourcing_term
                        WHERE (item_id, location_id) = (proposal.item_id, proposal.location_id) AND vendor_id = proposal.vendor_id
                        ORDER BY rank LIMIT 1) term ON true
                  LEFT JOIN LATERAL (
                       SELECT CASE WHEN term.purchase_factor IS NULL THEN units
                                   ELSE ceil(units / term.purchase_factor * power(10::numeric, term.purchase_decimals))
                                        / power(10::numeric, term.purchase_decimals) END AS quantity
                         FROM (SELECT asked.quantity / power(10::numeric, item.decimals) AS units) counted) bought ON true
                  LEFT JOIN LATERAL (
                       SELECT price FROM catalog.price_break
                        WHERE term_id = term.id AND currency = vendor.currency AND from_quantity <= bought.quantity
                        ORDER BY from_quantity DESC LIMIT 1) price ON true
                  LEFT JOIN LATERAL (
                       SELECT CASE WHEN vendor.currency = firm.currency THEN 1
                                   ELSE (SELECT rate FROM rate WHERE rate.currency = vendor.currency) END AS rate) paid ON true
                  LEFT JOIN LATERAL (
                       SELECT CASE WHEN coalesce(item.cost_currency, firm.currency) = firm.currency THEN 1
                                   ELSE (SELECT rate FROM rate WHERE rate.currency = item.cost_currency) END AS rate) worth ON true
                 WHERE proposal.state = 'open' AND proposal.order_on <= :latest
                   AND (:items::bigint[] IS NULL OR (proposal.item_id, proposal.location_id) IN (
                        SELECT item_id, location_id FROM unnest(:items::bigint[], :locations::bigint[]) AS place (item_id, location_id)))
                 ORDER BY proposal.vendor_id, proposal.location_id, proposal.id
                """)
                .param("today", LocalDate.ofInstant(now, ZoneOffset.UTC)).param("latest", LocalDate.ofInstant(now, ZoneOffset.MAX))
                .param("items", places == null ? null : Place.items(places)).param("locations", places == null ? null : Place.locations(places))
                .query((row, _) -> need(row, here, sellers, now)).list().stream()
                .filter(Due::isDue).map(Due::need).toList();
    }

    private record Due(DueNeed need, LocalDate orderOn) {
        boolean isDue() {
            return !orderOn.isAfter(need.today());
        }
    }

    private static Due need(ResultSet row, Map<Long, Location> here, Map<Long, Vendor> sellers, Instant now) throws SQLException {
        var vendor = sellers.get(row.getLong("vendor_id"));
        var units = new Units(row.getString("unit"), row.getInt("decimals"));
        var quantity = row.getLong("quantity");
        var location = Objects.requireNonNull(here.get(row.getLong("location_id")), "location of a proposal");
        BigDecimal amount = row.getBigDecimal("amount");
        return new Due(new DueNeed(row.getLong("id"), row.getString("kind"), vendor == null ? null : vendor.id(), vendor == null ? null : vendor.code(),
                vendor == null ? null : vendor.name(), vendor == null ? null : vendor.buyer(), vendor == null ? Set.of() : vendor.orderDays(),
                row.getBigDecimal("minimum"), location.id(), row.getString("sku"), row.getString("category"), row.getString("segment"), quantity,
                "%s %s of %s %s".formatted(units.text(quantity), units.unit(), row.getString("sku"), row.getString("name")), location.today(now),
                row.getBoolean("only_late"), amount, row.getLong("told")), row.getObject("order_on", LocalDate.class));
    }
}
