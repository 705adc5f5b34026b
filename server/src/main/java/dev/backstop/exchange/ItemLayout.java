package dev.backstop.exchange;

import static dev.backstop.exchange.Column.optional;
import static dev.backstop.exchange.Column.required;

import dev.backstop.catalog.BackordersResource;
import dev.backstop.catalog.ItemResource;
import dev.backstop.catalog.Items;
import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ItemLayout implements Layout<ItemResource> {
    private static final List<Column> COLUMNS = List.of(
            required("sku", "item", "item code", "item number", "item id", "article", "article number", "product", "product code", "product id",
                    "stock code", "part number"),
            required("name", "description", "item name", "product name", "title"),
            optional("unit", "unit of measure", "uom"),
            optional("decimals"),
            optional("category", "group", "item group", "product group"),
            optional("status"),
            optional("successor", "replaced by"),
            optional("price", "unit price", "sales price", "list price").at("/price/amount"),
            optional("currency", "price currency").at("/price/currency"),
            optional("cost", "unit cost", "cost price").at("/cost/amount"),
            optional("costCurrency").at("/cost/currency"),
            optional("backorders", "backorder", "backorder policy").at("/backorders/policy"),
            optional("backorderQuantity", "backorder limit").at("/backorders/limit/quantity"),
            optional("backorderValue").at("/backorders/limit/value"),
            optional("backorderDays").at("/backorders/limit/days"),
            optional("confirmedSupplyOnly").at("/backorders/limit/confirmedSupplyOnly"),
            optional("components", "kit"),
            optional("billOfMaterials", "bom"),
            optional("substitutes", "alternatives"),
            optional("minimumOrder", "minimum order quantity"),
            optional("orderMultiple", "sold in"),
            optional("lots", "lot tracked"),
            optional("releasedOn", "release date", "available from", "street date"),
            optional("weight", "weight kg", "unit weight"),
            optional("direct", "drop ship", "dropship", "drop-ship"));

    private final Items items;

    ItemLayout(Items items) {
        this.items = items;
    }

    @Override
    public Kind kind() {
        return Kind.ITEMS;
    }

    @Override
    public List<Column> columns() {
        return COLUMNS;
    }

    @Override
    public String key(Row row) {
        return row.text("sku", "");
    }

    @Override
    public ItemResource read(List<Row> rows) {
        var row = rows.getFirst();
        return new ItemResource(
                row.required("sku"),
                row.required("name"),
                row.text("unit"),
                row.integer("decimals"),
                row.text("category"),
                row.word("status"),
                row.text("successor"),
                Amounts.read(row, "price", "currency"),
                Amounts.read(row, "cost", "costCurrency"),
                backorders(row),
                components(row),
                materials(row),
                row.text("substitutes") == null ? null : row.list("substitutes"),
                row.decimal("minimumOrder"),
                row.decimal("orderMultiple"),
                row.flag("lots", false),
                row.date("releasedOn"),
                row.decimal("weight"),
                row.flag("direct", false));
    }

    private static @Nullable BackordersResource backorders(Row row) {
        var policy = row.word("backorders");
        var limit = new BackordersResource.Limit(
                row.decimal("backorderQuantity"), row.decimal("backorderValue"), row.integer("backorderDays"), row.flag("confirmedSupplyOnly", false));
        return policy == null ? null : new BackordersResource(policy, policy.equals("limited") ? limit : null);
    }

    /** {@code CUP:1|SAUCER:2}. */
    private static @Nullable List<ItemResource.Component> components(Row row) {
        if (row.text("components") == null) {
            return null;
        }
        var components = new ArrayList<ItemResource.Component>();
        for (var part : row.list("components")) {
            var colon = part.lastIndexOf(':');
            components.add(new ItemResource.Component(colon < 0 ? part : part.substring(0, colon), colon < 0 ? "1" : part.substring(colon + 1)));
        }
        return components;
    }

    /** {@code CLAY:0.4|GLAZE:0.1:0.02}: quantity, then the share that is lost. */
    private static @Nullable List<ItemResource.Material> materials(Row row) {
        if (row.text("billOfMaterials") == null) {
            return null;
        }
        var materials = new ArrayList<ItemResource.Material>();
        for (var part : row.list("billOfMaterials")) {
            var cells = part.split(":", -1);
            materials.add(new ItemResource.Material(cells[0], cells.length > 1 ? cells[1] : "1", cells.length > 2 ? cells[2] : null));
        }
        return materials;
    }

    @Override
    public List<PutResult> put(List<ItemResource> records, NamedFields named) {
        return items.putAll(records, named);
    }
}
