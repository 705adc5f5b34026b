package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.PutResult;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of items, against what exists and what the same batch brings. */
final class ItemForm {
    private static final int MOST_DECIMALS = 6;

    private final Facts facts;
    private final Map<String, Units> units;
    private final MadeOf madeOf;

    /**
     * What the checks need to know.
     *
     * @param present items of the batch as they are stored
     * @param used    words for what refers to those items whose decimals the batch would change
     */
    record Facts(String firmCurrency, Map<String, ItemResource> present, Map<String, List<String>> used) {}

    /**
     * Checks against these facts.
     *
     * @param units  of every item that may be referred to
     * @param madeOf what consists of what, the batch included
     */
    ItemForm(Facts facts, Map<String, Units> units, MadeOf madeOf) {
        this.facts = facts;
        this.units = units;
        this.madeOf = madeOf;
    }

    /** The item as it will be stored, and what speaks against it. */
    PutResult.Checked<ItemResource> checked(ItemResource given) {
        var form = new Form();
        var present = facts.present().get(given.key());
        var own = ownUnits(given, present, form);
        form.key("/sku", given.key());
        form.required("/name", given.name(), "The name is missing. Say what people call this item.");
        form.oneOf("/status", given.status(), Codes.all(Item.Status.class));
        reference(given.successor(), given.key(), "/successor", form);
        var row = new ItemResource(
                given.key(),
                given.name(),
                own.unit(),
                own.decimals(),
                given.category(),
                given.status() == null ? "active" : given.status(),
                given.successor(),
                Money.checked(given.price(), facts.firmCurrency(), "/price", form),
                given.cost() == null && present != null ? present.cost() : Money.checked(given.cost(), facts.firmCurrency(), "/cost", form),
                given.backorders() == null
                        ? BackordersResource.ALLOWED
                        : BackordersResource.checked(given.backorders(), own, "/backorders", form),
                components(given, own, form),
                materials(given, form),
                substitutes(given, form),
                Quantities.positive(given.minimumOrder(), own, "/minimumOrder", form),
                Quantities.positive(given.orderMultiple(), own, "/orderMultiple", form),
                given.lots() != null && given.lots(),
                given.releasedOn(),
                plain(form.positive("/weight", given.weight(), MOST_DECIMALS)),
                given.direct() != null && given.direct());
        if (Boolean.TRUE.equals(row.direct()) && !given.parts().isEmpty()) {
            form.fault("/direct", "%s is a kit, and kits are put together here. Let its components go straight from the vendor, or leave direct out."
                    .formatted(given.key()));
        }
        madeOf.loopThrough(given.key()).ifPresent(loop -> form.fault(
                given.parts().isEmpty() ? "/billOfMaterials" : "/components",
                "%s would be made of itself: %s. Take one of them out.".formatted(given.key(), String.join(" → ", loop))));
        return new PutResult.Checked<>(row, form);
    }

    private Units ownUnits(ItemResource given, @Nullable ItemResource present, Form form) {
        form.between("/decimals", given.decimals(), 0, MOST_DECIMALS);
        var before = present == null ? null : present.decimals();
        var wanted = given.decimals() != null ? given.decimals() : Integer.valueOf(Objects.requireNonNullElse(before, 0));
        var using = facts.used().get(given.key());
        if (before != null && !before.equals(wanted) && using != null) {
            form.conflict("/decimals", "%s has %d decimals, and they are fixed because quantities of it are written in: %s. Keep %d, or make a new item."
                    .formatted(given.key(), before, String.join(", ", using), before));
        }
        return new Units(given.unit() == null ? "piece" : given.unit(), Math.clamp(wanted, 0, MOST_DECIMALS));
    }

    private void reference(@Nullable String sku, String own, String pointer, Form form) {
        if (sku != null && sku.equals(own)) {
            form.fault(pointer, "%s cannot stand here for itself. Name another item.".formatted(sku));
        } else if (sku != null && !units.containsKey(sku)) {
            form.fault(pointer, "There is no item %s. Check the sku, or create the item first.".formatted(sku));
        }
    }

    private List<ItemResource.Component> components(ItemResource given, Units own, Form form) {
        if (!given.parts().isEmpty() && own.decimals() != 0) {
            form.fault("/decimals", "%s is a kit, and kits are counted in whole units. Set decimals to 0.".formatted(given.key()));
        }
        if (!given.parts().isEmpty() && !given.materials().isEmpty()) {
            form.fault("/components", "%s has components and a bill of materials. A kit is assembled when it ships, other goods are made ahead: keep one."
                    .formatted(given.key()));
        }
        var checked = new ArrayList<ItemResource.Component>();
        var seen = new HashSet<String>();
        for (var i = 0; i < given.parts().size(); i++) {
            var part = given.parts().get(i);
            var pointer = "/components/" + i;
            var sku = part(part.sku(), given.key(), pointer, seen, form);
            form.required(pointer + "/quantity", part.quantity(), "The quantity is missing. Say how much of %s makes one kit.".formatted(sku));
            var counted = units.get(sku);
            checked.add(new ItemResource.Component(
                    sku, counted == null ? null : Quantities.positive(part.quantity(), counted, pointer + "/quantity", form)));
        }
        return List.copyOf(checked);
    }

    private List<ItemResource.Material> materials(ItemResource given, Form form) {
        var checked = new ArrayList<ItemResource.Material>();
        var seen = new HashSet<String>();
        for (var i = 0; i < given.materials().size(); i++) {
            var material = given.materials().get(i);
            var pointer = "/billOfMaterials/" + i;
            var sku = part(material.sku(), given.key(), pointer, seen, form);
            form.required(pointer + "/quantity", material.quantity(), "The quantity is missing. Say how much of %s one unit needs.".formatted(sku));
            var quantity = form.positive(pointer + "/quantity", material.quantity(), 6);
            var scrap = form.decimal(pointer + "/scrap", material.scrap() == null ? "0" : material.scrap(), 5);
            if (scrap != null && scrap.compareTo(BigDecimal.ONE) >= 0) {
                form.fault(pointer + "/scrap", "%s would lose everything. Write 2 %% as 0.02; it must be less than 1.".formatted(material.scrap()));
            }
            checked.add(new ItemResource.Material(sku, plain(quantity), plain(scrap)));
        }
        return List.copyOf(checked);
    }

    private String part(@Nullable String sku, String own, String pointer, Set<String> seen, Form form) {
        form.required(pointer + "/sku", sku, "The sku is missing. Name the item.");
        reference(sku, own, pointer + "/sku", form);
        if (sku != null && !seen.add(sku)) {
            form.fault(pointer + "/sku", "%s stands here twice. Add the quantities together.".formatted(sku));
        }
        return sku == null ? "" : sku;
    }

    private List<String> substitutes(ItemResource given, Form form) {
        var seen = new HashSet<String>();
        for (var i = 0; i < given.alternatives().size(); i++) {
            var sku = given.alternatives().get(i);
            reference(sku, given.key(), "/substitutes/" + i, form);
            if (!seen.add(sku)) {
                form.fault("/substitutes/" + i, "%s stands here twice. Keep the preferred place.".formatted(sku));
            }
        }
        return given.alternatives();
    }

    static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
