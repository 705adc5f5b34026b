package dev.backstop.desk.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds by anything: keys and numbers first, because they are cheap and certain; then words; and words that look alike only where few hold
 * the
 * words themselves.
 */
@Component
public class Finder {
    private static final int FEW = 5;

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
        Stream.of(exact, customers(q, most), exact.stream().anyMatch(Hit::isItem) ? List.<Hit>of() : items.find(q, most))
                .flatMap(List::stream)
                .forEach(hit -> all.putIfAbsent(hit.kind() + hit.key(), hit));
        return List.copyOf(all.values());
    }

    /** The same among customers alone. */
    public List<Hit> customers(String typed, int most) {
        var q = typed.strip();
        if (q.isEmpty()) {
            return List.of();
        }
        var phone = Phone.read(q).map(number -> customers.withPhone(number, most)).orElse(List.of());
        if (!phone.isEmpty()) {
            return phone;
        }
        var found = new ArrayList<>(customers.spelt(q, most));
        if (found.size() < FEW) { // a wrong letter may make another name
            var known = found.stream().map(Hit::key).toList();
            customers.misspelt(q, most).stream().filter(hit -> !known.contains(hit.key())).limit((long) most - found.size())
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }
}
