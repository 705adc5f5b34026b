package dev.backstop.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads sourcing terms as the rest of the program uses them. */
@Component
class SourcingTermRows {
    private final JdbcClient jdbc;

    SourcingTermRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<SourcingTerm> of(Collection<Place> places) {
        return jdbc.sql("""
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
                """)
                .param("items", Place.items(places)).param("locations", Place.locations(places))
                .query(SourcingTermRows::term).list();
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
