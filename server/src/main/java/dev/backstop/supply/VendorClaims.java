package dev.backstop.supply;

import dev.backstop.access.Who;
import dev.backstop.catalog.Units;
import dev.backstop.web.Columns;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What vendors owe us for: what came damaged, and what came instead of what was ordered. Each is open until somebody says how it ended. */
@Component
public class VendorClaims {
    private static final Set<String> OUTCOMES = new TreeSet<>(Set.of("credited", "replaced", "returned", "kept", "dropped"));
    private static final String SELECT = """
            SELECT claim.id, claim.number, claim.kind, receipt.number AS receipt, purchase.number AS purchase_order, line.line, vendor.code AS vendor,
                   ordered.sku AS ordered, came.sku AS came, came.unit, came.decimals, claim.quantity, claim.made_at, claim.settled_at, claim.outcome, claim.note
              FROM supply.vendor_claim claim
              JOIN supply.receipt ON receipt.id = claim.receipt_id
              JOIN supply.purchase_order_line line ON line.id = claim.line_id
              JOIN supply.purchase_order purchase ON purchase.id = line.order_id
              JOIN catalog.vendor ON vendor.id = purchase.vendor_id
              JOIN catalog.item ordered ON ordered.id = line.item_id
              JOIN catalog.item came ON came.id = claim.item_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    VendorClaims(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * One claim as it is read.
     *
     * @param kind    wrong-item, damaged
     * @param ordered the item that was ordered, {@code came} the one that came
     * @param outcome credited, replaced, returned, kept or dropped; null: open
     */
    public record Claim(String claim, String kind, String receipt, String purchaseOrder, int line, String vendor, String ordered, String came, String quantity,
            String unit, Instant madeAt, @Nullable Instant settledAt, @Nullable String outcome, @Nullable String note) {}

    private record Stored(long id, Claim claim) {}

    /** One to be made; {@code line} is the id of the order's line. */
    record Fresh(long line, Kind kind, long item, long quantity) {}

    enum Kind {
        WRONG_ITEM("wrong-item"),
        DAMAGED("damaged");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    void make(String receipt, List<Fresh> claims, Instant at) {
        if (claims.isEmpty()) {
            return;
        }
        jdbc.sql("""
                INSERT INTO supply.vendor_claim (number, receipt_id, line_id, kind, item_id, quantity, made_at)
                SELECT 'VC-' || nextval('supply.vendor_claim_number'), receipt.id, claim.line_id, claim.kind, claim.item_id, claim.quantity, :at
                  FROM supply.receipt,
                       unnest(:lines::bigint[], :kinds::text[], :items::bigint[], :quantities::bigint[]) AS claim (line_id, kind, item_id, quantity)
                 WHERE receipt.number = :receipt
                """).param("receipt", receipt).param("at", at.atOffset(ZoneOffset.UTC)).param("lines", Columns.longs(claims, Fresh::line))
                .param("kinds", Columns.texts(claims, claim -> claim.kind().code)).param("items", Columns.longs(claims, Fresh::item))
                .param("quantities", Columns.longs(claims, Fresh::quantity)).update();
    }

    /** Units of other items that came with a receipt instead of what was ordered. */
    Map<Long, Long> wrong(String receipt) {
        var units = new TreeMap<Long, Long>();
        jdbc.sql("""
                SELECT claim.item_id, sum(claim.quantity)::bigint AS units
                  FROM supply.vendor_claim claim JOIN supply.receipt ON receipt.id = claim.receipt_id
                 WHERE receipt.number = :receipt AND claim.kind = 'wrong-item'
                 GROUP BY claim.item_id
                """).param("receipt", receipt).query(row -> {
                    units.put(row.getLong("item_id"), row.getLong("units"));
                });
        return units;
    }

    /** The receipt was a mistake, and so are its claims. */
    void drop(String receipt, Instant at) {
        jdbc.sql("""
                UPDATE supply.vendor_claim claim SET settled_at = :at, outcome = 'dropped', note = 'the receipt was reversed', settled_by = :by
                  FROM supply.receipt WHERE receipt.id = claim.receipt_id AND receipt.number = :receipt AND claim.settled_at IS NULL
                """).param("at", at.atOffset(ZoneOffset.UTC)).param("by", Who.now()).param("receipt", receipt).update();
    }

    /** Claims, the oldest first; null narrows by nothing. */
    Listing<Claim> list(@Nullable String vendor, boolean openOnly, Cursor page) {
        var rows = jdbc.sql(SELECT + """
                 WHERE claim.id > :after AND (:vendor::text IS NULL OR vendor.code = :vendor) AND (NOT :open OR claim.settled_at IS NULL)
                 ORDER BY claim.id
                 LIMIT :limit
                """).param("after", page.afterId()).param("vendor", vendor).param("open", openOnly).param("limit", page.limit() + 1)
                .query(VendorClaims::claim).list();
        return Listing.page(rows, page, row -> Long.toString(row.id())).map(Stored::claim);
    }

    private static Stored claim(ResultSet row, int number) throws SQLException {
        var settled = row.getObject("settled_at", OffsetDateTime.class);
        var unit = row.getString("unit");
        return new Stored(row.getLong("id"), new Claim(row.getString("number"), row.getString("kind"), row.getString("receipt"),
                row.getString("purchase_order"), row.getInt("line"), row.getString("vendor"), row.getString("ordered"), row.getString("came"),
                new Units(unit, row.getInt("decimals")).text(row.getLong("quantity")), unit, row.getObject("made_at", OffsetDateTime.class).toInstant(),
                settled == null ? null : settled.toInstant(), row.getString("outcome"), row.getString("note")));
    }

    /** Says how a claim ended; once. */
    Claim settle(String number, @Nullable String outcome, @Nullable String note) {
        if (outcome == null || !OUTCOMES.contains(outcome)) {
            throw Problem.refused("/outcome", "%s is not known here. Say how it ended: %s.".formatted(outcome, String.join(", ", OUTCOMES)));
        }
        var settled = jdbc.sql("""
                UPDATE supply.vendor_claim SET settled_at = :at, outcome = :outcome, note = :note, settled_by = :by
                 WHERE number = :number AND settled_at IS NULL
                """).param("at", clock.instant().atOffset(ZoneOffset.UTC)).param("outcome", outcome).param("note", note).param("by", Who.now())
                .param("number", number).update();
        var claim = jdbc.sql(SELECT + " WHERE claim.number = :number").param("number", number).query(VendorClaims::claim).optional()
                .orElseThrow(() -> Problem.notFound("vendor claim", number)).claim();
        if (settled == 0) {
            throw Problem.conflict("settled", "Claim %s was %s already.".formatted(number, claim.outcome()));
        }
        return claim;
    }
}
