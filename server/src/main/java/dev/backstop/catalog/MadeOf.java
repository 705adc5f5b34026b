package dev.backstop.catalog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What consists of what, through kits and bills of material alike: nothing may be made of itself, however many steps lie between. */
final class MadeOf {
    private final Map<String, Set<String>> parts = new HashMap<>();

    /** {@code whole} consists of exactly these now, whatever was said before. */
    void replace(String whole, Set<String> itsParts) {
        parts.put(whole, Set.copyOf(itsParts));
    }

    /** The way from an item through its parts back to itself, shortest first, if there is one. */
    Optional<List<String>> loopThrough(String item) {
        var cameFrom = new LinkedHashMap<String, String>();
        var open = new ArrayDeque<>(List.of(item));
        var seen = new HashSet<String>();
        while (!open.isEmpty()) {
            var whole = open.remove();
            for (var part : parts.getOrDefault(whole, Set.of())) {
                if (part.equals(item)) {
                    return Optional.of(way(item, whole, cameFrom));
                }
                if (seen.add(part)) {
                    cameFrom.put(part, whole);
                    open.add(part);
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> way(String item, String last, Map<String, String> cameFrom) {
        var way = new ArrayList<>(List.of(item));
        for (var step = last; step != null && !step.equals(item); step = cameFrom.get(step)) {
            way.addFirst(step);
        }
        way.addFirst(item);
        return List.copyOf(way);
    }
}
