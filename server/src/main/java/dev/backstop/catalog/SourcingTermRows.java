package dev.backstop.catalog;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.backstop.web.Json;
import dev.backstop.web.RoundTrip;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sourcing terms: read as the rest of the program uses them, and replaced a set of places at a time. */
@Component
class SourcingTermRows {
    private static final String OF_PLACES = """
            SELECT term.id, term.item_id, term.location_id, term.rank, term.kind, term.vendor_id, term.from_location_id,
                   term.lead_time_days, term.lead_time_unit, term.moq, term.multiple, term.maximum,
                   term.purchase_unit, term.purchase_factor, term.purchase_decimals,
                   breaks.from_quantities, breaks.prices, breaks.currencies
              FROM unnest(:items, :locations) AS place (item_id, location_id)
              JOIN catalog.sourcing_term term USING (item_id, location_id)
             CROSS JOIN LATERAL (
                   SELECT array_agg(from_quantity ORDER BY from_quantity) AS from_quantities,
                          array_agg(price ORDER BY from_quantity) AS prices,
                          array_agg(currency ORDER BY from_quantity) AS currencies
                     FROM catalog.price_break WHERE term_id = term.id) breaks
             ORDER BY term.item_id, term.location_id, term.rank
            """;

    private final JdbcClient jdbc;
    private final Json json;

    SourcingTermRows(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those of some places that have terms. */
    Supplier<List<Place>> known(Collection<Place> places, RoundTrip trip) {
        return trip.query("""
                SELECT DISTINCT item_id AS item, location_id AS location
                  FROM unnest(:items, :locations) AS place (item_id, location_id)
                  JOIN catalog.sourcing_term USING (item_id, location_id)
                 ORDER BY item_id, location_id
                """, columns(places), (row, _) -> new Place(row.getLong("item"), row.getLong("location")));
    }

    List<SourcingTerm> of(Collection<Place> places) {
        return jdbc.sql(OF_PLACES).params(columns(places)).query(SourcingTermRows::term).list();
    }

    /** The same, with other questions. */
    Supplier<List<SourcingTerm>> of(Collection<Place> places, RoundTrip trip) {
        return trip.query(OF_PLACES, columns(places), SourcingTermRows::term);
    }

    private static Map<String, ?> columns(Collection<Place> places) {
        return Map.of("items", Place.items(places), "locations", Place.locations(places));
    }

    /** Every transfer of these items as it is stored. */
    Transfers transfers(Collection<String> skus) {
        record Leg(String sku, String location, String fromLocation) {}
        var transfers = new Transfers();
        jdbc.sql("""
                SELECT item.sku, location.code AS location, source.code AS from_location
                  FROM catalog.item item
                  JOIN catalog.sourcing_term term ON term.item_id = item.id AND term.kind = 'transfer'
                  JOIN catalog.location location ON location.id = term.location_id
                  JOIN catalog.location source ON source.id = term.from_location_id
                 WHERE item.sku = ANY (:skus)
                 ORDER BY 1, 2, 3
                """)
                .param("skus", skus.toArray(String[]::new))
                .query(Leg.class).list().stream()
                .collect(groupingBy(leg -> new PlaceKey(leg.sku(), leg.location()), mapping(Leg::fromLocation, toSet())))
                .forEach(transfers::replace);
        return transfers;
    }

    /** The next places that have terms, in the order of their keys, of one item, location or vendor where these are given. */
    List<PlaceKey> page(@Nullable String sku, @Nullable String location, @Nullable String vendor, PlaceKey after, int limit) {
        return jdbc.sql("""
                SELECT item.sku, location.code AS location
                  FROM catalog.item item
                 CROSS JOIN catalog.location location
                 WHERE (item.sku, location.code) > (:afterSku, :afterLocation)
                   AND (CAST(:sku AS text) IS NULL OR item.sku = :sku)
                   AND (CAST(:location AS text) IS NULL OR location.code = :location)
                   AND EXISTS (
                       SELECT FROM catalog.sourcing_term term
                         LEFT JOIN catalog.vendor vendor ON vendor.id = term.vendor_id
                        WHERE term.item_id = item.id AND term.location_id = location.id
                          AND (CAST(:vendor AS text) IS NULL OR vendor.code = :vendor))
                 ORDER BY item.sku, location.code
                 LIMIT :limit + 1
                """)
                .param("afterSku", after.sku()).param("afterLocation", after.location())
                .param("sku", sku).param("location", location).param("vendor", vendor).param("limit", limit)
                .query(PlaceKey.class).list();
    }

    void delete(Collection<Place> places) {
        jdbc.sql("""
                DELETE FROM catalog.sourcing_term term
                 USING unnest(:items, :locations) AS place (item_id, location_id)
                 WHERE term.item_id = place.item_id AND term.location_id = place.location_id
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places)).update();
    }

    /** A row of a term, quantities in smallest units; its price breaks find it again by place and rank. */
    record Row(
            long item, long location, int rank, String kind, @Nullable Long vendor, @Nullable Long from, @Nullable Integer days,
            @Nullable String daysUnit, @Nullable Long moq, @Nullable Long multiple, @Nullable Long maximum, @Nullable String unit,
            @Nullable String factor, @Nullable Integer decimals) {}

    /** A row of a price break. */
    record BreakRow(long item, long location, int rank, @Nullable String quantity, BigDecimal price, @Nullable String currency) {}

    /** Stores the terms of places that have none. */
    void insert(List<Row> terms, List<BreakRow> breaks) {
        jdbc.sql("""
                INSERT INTO catalog.sourcing_term (item_id, location_id, rank, kind, vendor_id, from_location_id, lead_time_days,
                       lead_time_unit, moq, multiple, maximum, purchase_unit, purchase_factor, purchase_decimals)
                SELECT item, location, rank, kind, vendor, "from", days, "daysUnit", moq, multiple, maximum, unit, factor, decimals
                  FROM json_to_recordset(CAST(:rows AS json)) AS given (item bigint, location bigint, rank int, kind text, vendor bigint,
                       "from" bigint, days int, "daysUnit" text, moq bigint, multiple bigint, maximum bigint, unit text, factor numeric,
                       decimals int)
                 ORDER BY item, location, rank
                """)
                .param("rows", json.write(terms)).update();
        if (!breaks.isEmpty()) {
            jdbc.sql("""
                    INSERT INTO catalog.price_break (term_id, from_quantity, price, currency)
                    SELECT term.id, given.quantity, given.price, given.currency
                      FROM json_to_recordset(CAST(:rows AS json)) AS given (item bigint, location bigint, rank int, quantity numeric,
                           price numeric, currency text)
                      JOIN catalog.sourcing_term term
                        ON term.item_id = given.item AND term.location_id = given.location AND term.rank = given.rank
                     ORDER BY term.id, given.quantity
                    """)
                    .param("rows", json.write(breaks)).update();
        }
    }

    private static SourcingTerm term(ResultSet row, int number) throws SQLException {
        return new SourcingTerm(
                row.getLong("id"),
                new Place(row.getLong("item_id"), row.getLong("location_id")),
                row.getInt("rank"),
                Codes.read(SourcingTerm.Kind.class, row.getString("kind")),
                row.getObject("vendor_id", Long.class),
                row.getObject("from_location_id", Long.class),
                row.getObject("lead_time_days", Integer.class),
                Codes.read(SourcingTerm.LeadTimeUnit.class, row.getString("lead_time_unit")),
                row.getObject("moq", Long.class),
                row.getObject("multiple", Long.class),
                row.getObject("maximum", Long.class),
                purchaseUnit(row),
                priceBreaks(row));
    }

    private static SourcingTerm.@Nullable PurchaseUnit purchaseUnit(ResultSet row) throws SQLException {
        var code = row.getString("purchase_unit");
        return code == null ? null : new SourcingTerm.PurchaseUnit(code, row.getBigDecimal("purchase_factor"), row.getInt("purchase_decimals"));
    }

    private static List<SourcingTerm.PriceBreak> priceBreaks(ResultSet row) throws SQLException {
        var from = row.getArray("from_quantities");
        if (from == null) {
            return List.of();
        }
        var quantities = (BigDecimal[]) from.getArray();
        var prices = (BigDecimal[]) row.getArray("prices").getArray();
        var currencies = (String[]) row.getArray("currencies").getArray();
        var breaks = new ArrayList<SourcingTerm.PriceBreak>();
        for (var i = 0; i < quantities.length; i++) {
            breaks.add(new SourcingTerm.PriceBreak(quantities[i], prices[i], currencies[i]));
        }
        return breaks;
    }
}
