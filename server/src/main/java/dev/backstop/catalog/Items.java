package dev.backstop.catalog;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.web.NamedFields;
import dev.backstop.web.Problem;
import dev.backstop.web.PutResult;
import dev.backstop.web.RoundTrip;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What is stocked and sold: look-ups for everybody, and the one way to change them. */
@Component
public class Items {
    private final ItemRows rows;
    private final ItemBatch batch;

    Items(ItemRows rows, ItemBatch batch) {
        this.rows = rows;
        this.batch = batch;
    }

    public Optional<Item> bySku(String sku) {
        return rows.bySkus(List.of(sku)).stream().findFirst();
    }

    /**
     * The item that a request names.
     *
     * @throws Problem 422 at {@code pointer} if there is none
     */
    public Item require(String sku, String pointer) {
        Problem.requireGiven(pointer, sku, "An item is needed. Name it by its sku.");
        return bySku(sku).orElseThrow(() -> Problem.refused(pointer, "There is no item %s. Check the sku, or create the item first.".formatted(sku)));
    }

    /** The items that exist among these, by sku. */
    public Map<String, Item> bySkus(Collection<String> skus) {
        return skus.isEmpty() ? Map.of() : rows.bySkus(skus).stream().collect(toMap(Item::sku, identity()));
    }

    /** The items that exist among these, by sku, with other questions. */
    public Supplier<Map<String, Item>> bySkus(Collection<String> skus, RoundTrip trip) {
        var found = rows.bySkus(skus, trip);
        return () -> found.get().stream().collect(toMap(Item::sku, identity()));
    }

    /** The items that exist among these, by id. */
    public Map<Long, Item> byIds(Collection<Long> ids) {
        return ids.isEmpty() ? Map.of() : rows.byIds(ids).stream().collect(toMap(Item::id, identity()));
    }

    /** The items that exist among these, by id, with other questions. */
    public Supplier<Map<Long, Item>> byIds(Collection<Long> ids, RoundTrip trip) {
        var found = rows.byIds(ids, trip);
        return () -> found.get().stream().collect(toMap(Item::id, identity()));
    }

    /** What may be offered instead of each of these, the preferred one first; items without a substitute are absent. */
    public Map<Long, List<Item>> substitutes(Collection<Long> items) {
        var links = items.isEmpty() ? Map.<Long, List<Long>>of() : rows.substitutes(items);
        var found = byIds(links.values().stream().flatMap(List::stream).distinct().toList());
        return links.entrySet().stream().collect(toMap(Map.Entry::getKey, link -> link.getValue().stream().map(found::get).toList()));
    }

    /** From now on {@code substitute} may be offered where {@code item} is asked for, after those that may be offered already. */
    public void offerInstead(Item item, Item substitute) {
        rows.addSubstitute(item.id(), substitute.id());
    }

    /** Skus of what takes the place of each of these; those in whose place nothing comes are absent. */
    public Map<Long, String> successors(Collection<Long> items) {
        return items.isEmpty() ? Map.of() : rows.successors(items);
    }

    /** For a search field: items whose sku or name holds every one of the words, best first. Fast on large catalogues from three letters on. */
    public List<Item> search(String words, int limit) {
        var typed = likeLiteral(words.strip());
        return typed.isEmpty() ? List.of() : rows.search(patterns(words), typed, limit);
    }

    /**
     * Creates or replaces items, which may refer to each other; one result for each, in the same order.
     *
     * <p>Switching backorders off or lowering a limit counts for new orders; who waits keeps waiting.
     */
    public List<PutResult> putAll(List<ItemResource> given) {
        return batch.putAll(given, NamedFields.ALL);
    }

    /** The same, where fields that are not named stay as they are. */
    public List<PutResult> putAll(List<ItemResource> given, NamedFields named) {
        return batch.putAll(given, named);
    }

    static String[] patterns(String words) {
        return Arrays.stream(words.strip().split("\\s+")).map(word -> '%' + likeLiteral(word) + '%').toArray(String[]::new);
    }

    /** The pattern that narrows most: the one an index is asked for, because {@code ILIKE ALL} of several cannot use one. */
    static String longest(String[] patterns) {
        return Arrays.stream(patterns).max(Comparator.comparingInt(String::length)).orElse("%");
    }

    private static String likeLiteral(String typed) {
        return typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
