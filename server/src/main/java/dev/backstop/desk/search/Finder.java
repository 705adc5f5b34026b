package dev.backstop.desk.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds by anything: keys and numbers first, because they are cheap and certain; then words; and words that look alike only where nothing
 * holds the words themselves.
 */
@Component
public class Finder {
    private final Keys keys;
    private final CustomersByWords customers;
    private final ItemsByWords items;

    Finder(Keys keys, CustomersByWords customers, ItemsByWords items) {
        this.keys = keys;
        this.customers = customers;
        this.items = items;
    }

    /** Best first, so many of each kind at most. */
    public List<Hit> find(String typed, int most) {
        var q = typed.strip();
        if (q.isEmpty()) {
            return List.of();
        }
        var exact = keys.named(q);
        var all = new LinkedHashMap<String, Hit>();
        Stream.of(exact, customers(q, most), exact.stream().anyMatch(Hit::isItem) ? List.<Hit>of() : items.find(q, most)).flatMap(List::stream)
                .forEach(hit -> all.putIfAbsent(hit.kind() + hit.key(), hit));
        return List.copyOf(all.values());
    }

    /** The same among customers alone. */
    public List<Hit> customers(String typed, int most) {
        var q = typed.strip();
        if (q.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<>(Phone.read(q).map(phone -> customers.withPhone(phone, most)).orElse(List.of()));
        if (found.isEmpty()) {
            found.addAll(customers.spelt(q, most));
        }
        if (found.isEmpty()) {
            found.addAll(customers.misspelt(q, most));
        }
        return List.copyOf(found);
    }
}
