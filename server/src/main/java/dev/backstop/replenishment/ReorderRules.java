package dev.backstop.replenishment;

import static java.util.stream.Collectors.toMap;

import dev.backstop.catalog.Items;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.catalog.Units;
import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import dev.backstop.web.PutResult.Checked;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rules by which items are reordered: creates and replaces them. */
@Component
public class ReorderRules {
    private static final Units UNKNOWN = new Units("piece", 0);

    private final ReorderPointTable table;
    private final Items items;
    private final Locations locations;

    ReorderRules(ReorderPointTable table, Items items, Locations locations) {
        this.table = table;
        this.items = items;
        this.locations = locations;
    }

    /** Creates or replaces rules, each as if it were put by itself; one answer a row, in the same order. */
    public List<PutResult> putAll(List<ReorderPointResource> wanted) {
        var known = items.bySkus(wanted.stream().map(rule -> rule.key().sku()).distinct().toList());
        var places = locations.all().stream().collect(toMap(Location::code, Location::id));
        var checked = wanted.stream().map(rule -> {
            var form = new Form();
            var item = known.get(rule.key().sku());
            form.required("/sku", rule.key().sku(), "An item is needed. Name it by its sku.");
            form.required("/location", rule.key().location(), "A location is needed. Name it by its code, such as \"MAIN\".");
            if (item == null && !rule.key().sku().isBlank()) {
                form.fault("/sku", "There is no item %s. Check the sku, or create the item first.".formatted(rule.key().sku()));
            }
            if (!places.containsKey(rule.key().location()) && !rule.key().location().isBlank()) {
                form.fault("/location", "There is no location %s. Check the code, or create the location first.".formatted(rule.key().location()));
            }
            return new Checked<>(rule.checked(item == null ? UNKNOWN : item.units(), form), form);
        }).toList();
        return PutResult.putAll(checked, ReorderPointResource::key, table.byKeys(wanted.stream().map(ReorderPointResource::key).toList()),
                different -> table.write(different, known, places));
    }
}
