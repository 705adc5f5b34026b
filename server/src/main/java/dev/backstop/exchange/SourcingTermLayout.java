package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.catalog.SourcingTerms;
import dev.backstop.catalog.SourcingTermsResource;
import dev.backstop.catalog.SourcingTermsResource.PriceBreak;
import dev.backstop.catalog.SourcingTermsResource.PurchaseUnit;
import dev.backstop.catalog.SourcingTermsResource.Term;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All terms of an item at a location make one record. A row of the same rank as the one above adds a price break to it. */
@Component
class SourcingTermLayout implements Layout<SourcingTermsResource> {
    private static final List<Column> COLUMNS = List.of(
            required("sku", "item", "item code", "article", "product", "product code", "stock code"),
            required("location", "location code", "warehouse", "site"),
            optional("rank"),
            optional("kind", "type"),
            optional("vendor", "vendor code", "supplier", "supplier code"),
            optional("fromLocation", "from"),
            optional("leadTimeDays", "lead time", "lead days"),
            optional("leadTimeUnit"),
            optional("moq", "minimum", "minimum quantity", "minimum order quantity"),
            optional("multiple", "order multiple", "pack size"),
            optional("maximum", "maximum quantity"),
            optional("purchaseUnit", "order unit").at("/purchaseUnit/code"),
            optional("purchaseFactor", "units per purchase unit").at("/purchaseUnit/factor"),
            optional("purchaseDecimals").at("/purchaseUnit/decimals"),
            optional("priceFrom", "from quantity").at("/priceBreaks/from"),
            optional("price", "unit price", "purchase price", "cost").at("/priceBreaks/price/amount"),
            optional("currency", "price currency").at("/priceBreaks/price/currency"));

    private final SourcingTerms terms;

    SourcingTermLayout(SourcingTerms terms) {
        this.terms = terms;
    }

    @Override
    public Kind kind() {
        return Kind.SOURCING_TERMS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public boolean gathersRows() {
        return true;
    }

    @Override
    public String key(Row row) {
        return row.text("sku", "") + " at " + row.text("location", "");
    }

    @Override
    public SourcingTermsResource read(List<Row> rows) {
        var first = rows.getFirst();
        var ways = new ArrayList<Term>();
        for (var group : groups(rows)) {
            ways.add(term(group, rows.size() == group.size()));
        }
        return new SourcingTermsResource(first.required("sku"), first.required("location"), ways);
    }

    private static Term term(List<Row> rows, boolean only) {
        var row = rows.getFirst();
        var breaks = rows.stream().map(SourcingTermLayout::priceBreak).filter(Objects::nonNull).toList();
        return new Term(
                row.word("kind"),
                row.text("vendor"),
                row.text("fromLocation"),
                only && row.text("rank") == null ? Integer.valueOf(1) : row.integer("rank"),
                row.integer("leadTimeDays"),
                row.word("leadTimeUnit"),
                row.decimal("moq"),
                row.decimal("multiple"),
                row.decimal("maximum"),
                row.text("purchaseUnit") == null
                        ? null
                        : new PurchaseUnit(row.text("purchaseUnit"), row.decimal("purchaseFactor"), row.integer("purchaseDecimals")),
                breaks);
    }

    private static @Nullable PriceBreak priceBreak(Row row) {
        var price = Amounts.read(row, "price", "currency");
        return price == null ? null : new PriceBreak(row.decimal("priceFrom"), price);
    }

    /** The rows of each term: those of one rank stand together. Rows without a rank are one term where all name the same vendor. */
    private static List<List<Row>> groups(List<Row> rows) {
        var groups = new ArrayList<List<Row>>();
        var before = "";
        for (var row : rows) {
            var rank = row.text("rank", "") + '|' + row.text("vendor", "") + '|' + row.text("fromLocation", "");
            if (groups.isEmpty() || !rank.equals(before)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(row);
            before = rank;
        }
        return groups;
    }

    @Override
    public List<PutResult> put(List<SourcingTermsResource> records, NamedFields named) {
        return terms.putAll(records, named);
    }

    @Override
    public Row rowOf(List<Row> rows, String pointer) {
        var parts = pointer.split("/", -1);
        if (parts.length < 3 || !parts[1].equals("terms")) {
            return rows.getFirst();
        }
        var group = groups(rows).get(Integer.parseInt(parts[2]));
        return parts.length > 4 && parts[3].equals("priceBreaks") ? group.get(Integer.parseInt(parts[4])) : group.getFirst();
    }
}
