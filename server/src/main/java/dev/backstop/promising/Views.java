package dev.backstop.promising;

import dev.backstop.planning.PromiseDates.Peg;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A place as those see it who ask there: the units are the same for all, the days hold with the chance that each is promised.
 *
 * @param all     one for each chance
 * @param indexes of those who ask, in their order: which of them is theirs
 */
record Views(List<View> all, List<Integer> indexes) {
    Views {
        all = List.copyOf(all);
        indexes = List.copyOf(indexes);
    }

    /** The place by the days of one chance; {@code arriving}: what each of its supply parts brings, the same for all who wait for it. */
    record View(PlaceFacts here, Map<Long, Peg> arriving) {}

    static Views of(PlaceFacts here, List<BigDecimal> chances) {
        var byChance = new TreeMap<BigDecimal, Integer>(); // compared as numbers: 0.9 is 0.900
        var all = new ArrayList<View>();
        var indexes = new ArrayList<Integer>();
        for (var chance : chances) {
            var known = byChance.get(chance);
            if (known == null) {
                known = all.size();
                byChance.put(chance, known);
                all.add(new View(here.at(chance), new HashMap<>()));
            }
            indexes.add(known);
        }
        return new Views(all, indexes);
    }

    int index(int nth) {
        return indexes.get(nth);
    }

    View of(int nth) {
        return all.get(indexes.get(nth));
    }
}
