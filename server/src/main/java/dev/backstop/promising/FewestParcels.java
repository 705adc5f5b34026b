package dev.backstop.promising;

import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.Location;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;

/** The fewest locations that together ship whole every line that any location ships whole; among as few, those with the better priority. */
final class FewestParcels {
    /** All sets of so many are looked at; locations beyond, by priority, are left to the lines that only they serve. */
    private static final int LOOKED_AT = 12;

    private FewestParcels() {}

    /**
     * The ids of these locations.
     *
     * @param locations by priority
     * @param serves    whether a location ships all of a line at once
     */
    static Set<Long> of(List<AskedLine> lines, List<Location> locations, BiPredicate<AskedLine, Location> serves) {
        var able = locations.stream().filter(location -> lines.stream().anyMatch(line -> serves.test(line, location))).limit(LOOKED_AT).toList();
        var served = lines.stream().mapToInt(line -> IntStream.range(0, able.size()).filter(i -> serves.test(line, able.get(i))).map(i -> 1 << i).sum())
                .filter(by -> by != 0).distinct().toArray();
        var best = 0;
        for (var set = 1; served.length > 0 && set < 1 << able.size(); set++) {
            var these = set;
            if ((best == 0 || isBetter(set, best)) && Arrays.stream(served).allMatch(by -> (by & these) != 0)) {
                best = set;
            }
        }
        var chosen = best;
        return IntStream.range(0, able.size()).filter(i -> (chosen & 1 << i) != 0).mapToObj(i -> able.get(i).id()).collect(toSet());
    }

    private static boolean isBetter(int set, int than) {
        var fewer = Integer.compare(Integer.bitCount(set), Integer.bitCount(than));
        return fewer < 0 || (fewer == 0 && Integer.compareUnsigned(Integer.reverse(set), Integer.reverse(than)) > 0);
    }
}
