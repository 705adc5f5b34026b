package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.web.NamedFields;
import dev.backstop.web.PutResult;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Creates or replaces items a set at a time: a handful of statements, however many they are. */
@Component
class ItemBatch {
    /** Availabilities only sum up what stands elsewhere: without stock, supply or demand they are zero. */
    private static final Set<String> WITHOUT_QUANTITY = Set.of("items", "substitutes", "availabilities");

    private final ItemTable table;
    private final ItemParts parts;
    private final References references;
    private final FirmSettings settings;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    ItemBatch(ItemTable table, ItemParts parts, References references, FirmSettings settings, JdbcClient jdbc,
            ApplicationEventPublisher events) {
        this.table = table;
        this.parts = parts;
        this.references = references;
        this.settings = settings;
        this.jdbc = jdbc;
        this.events = events;
    }

    List<PutResult> putAll(List<ItemResource> wanted, NamedFields named) {
        var present = table.bySkus(wanted.stream().map(ItemResource::key).toList()).stream().collect(toMap(ItemResource::key, identity()));
        var given = wanted.stream().map(one -> named.over(present.get(one.key()), one)).toList();
        var madeOf = madeOf(given);
        var facts = new ItemForm.Facts(settings.now().currency(), present, used(given, present));
        return PutResult.putAll(checked(given, facts, madeOf), ItemResource::key, present, different -> {
            table.putAll(different, present.keySet());
            tellReleases(different, present);
        });
    }

    private void tellReleases(List<ItemResource> different, Map<String, ItemResource> present) {
        var moved = different.stream().filter(item -> {
            var before = present.get(item.key());
            return before != null && !Objects.equals(item.releasedOn(), before.releasedOn());
        }).map(ItemResource::key).toList();
        if (!moved.isEmpty()) {
            events.publishEvent(new ReleaseMoved(List.copyOf(table.ids(moved).values())));
        }
    }

    /** Checks all, and again without those that were refused, until nothing rests on an item that will not be there. */
    private List<PutResult.Checked<ItemResource>> checked(List<ItemResource> given, ItemForm.Facts facts, MadeOf madeOf) {
        var stored = stored(given, facts.present());
        Set<String> brought = given.stream().map(ItemResource::key).collect(toSet());
        while (true) {
            var form = new ItemForm(facts, units(given, stored, brought), madeOf);
            var checked = given.stream().map(form::checked).toList();
            var sound = checked.stream().filter(one -> one.form().isFaultless()).map(one -> one.row().key()).collect(toSet());
            if (sound.equals(brought)) {
                return checked;
            }
            brought = sound;
        }
    }

    /** The units of all that exists and is named: of the batch's own items they are known. */
    private Map<String, Units> stored(List<ItemResource> given, Map<String, ItemResource> present) {
        var own = given.stream().map(ItemResource::key).collect(toSet());
        var others = given.stream().flatMap(ItemBatch::named).filter(sku -> !own.contains(sku)).distinct().toList();
        var stored = new HashMap<String, Units>();
        present.forEach((sku, item) -> stored.put(sku, item.units()));
        if (!others.isEmpty()) {
            stored.putAll(table.units(others));
        }
        return stored;
    }

    private static Map<String, Units> units(List<ItemResource> given, Map<String, Units> stored, Collection<String> brought) {
        var units = new HashMap<>(stored);
        for (var item : given) {
            if (brought.contains(item.key())) {
                var before = stored.get(item.key());
                var decimals = item.decimals() != null ? item.decimals() : Integer.valueOf(before == null ? 0 : before.decimals());
                units.put(item.key(), new Units(item.units().unit(), decimals));
            }
        }
        return units;
    }

    /** Every sku that an item names, its own included. */
    private static Stream<String> named(ItemResource item) {
        return Stream.of(
                        Stream.of(item.key(), item.successor()),
                        item.parts().stream().map(ItemResource.Component::sku),
                        item.materials().stream().map(ItemResource.Material::sku),
                        item.alternatives().stream())
                .flatMap(identity())
                .filter(Objects::nonNull);
    }

    private static Set<String> partsOf(ItemResource item) {
        var skus = new HashSet<String>();
        item.parts().forEach(part -> skus.add(Objects.requireNonNullElse(part.sku(), "")));
        item.materials().forEach(part -> skus.add(Objects.requireNonNullElse(part.sku(), "")));
        return skus;
    }

    /** What consists of what once the batch is stored. One such batch at a time, or two of them might close a loop together. */
    private MadeOf madeOf(List<ItemResource> given) {
        var below = given.stream().flatMap(item -> partsOf(item).stream()).distinct().toList();
        if (below.isEmpty()) {
            return new MadeOf();
        }
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('what items are made of', 0))").query(Object.class).list();
        var madeOf = parts.below(below);
        given.forEach(item -> madeOf.replace(item.key(), partsOf(item)));
        return madeOf;
    }

    /** What already holds quantities of those items whose decimals would change. */
    private Map<String, List<String>> used(List<ItemResource> given, Map<String, ItemResource> present) {
        var changing = given.stream()
                .filter(item -> item.decimals() != null && present.containsKey(item.key())
                        && !item.decimals().equals(present.get(item.key()).decimals()))
                .map(ItemResource::key)
                .toList();
        if (changing.isEmpty()) {
            return Map.of();
        }
        var ids = table.ids(changing);
        var referring = references.to("catalog.item", ids.values());
        var used = new HashMap<String, List<String>>();
        ids.forEach((sku, id) -> {
            var holders = referring.getOrDefault(id, List.of()).stream().filter(words -> !WITHOUT_QUANTITY.contains(words)).toList();
            if (!holders.isEmpty()) {
                used.put(sku, holders);
            }
        });
        return used;
    }
}
