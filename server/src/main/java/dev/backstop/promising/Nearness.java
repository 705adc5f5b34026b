package dev.backstop.promising;

import dev.backstop.catalog.Location;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How near a location is to where goods go, by what addresses say: the same country first; within it the more runs of letters and of figures both
 * postcodes begin with alike, then, where both go on with figures, the smaller their difference. {@code M2 2BB} is nearer to {@code M1 1AA} than to
 * {@code EC1A 1BB}, and {@code 79100} to {@code 80331} than to {@code 10115}.
 *
 * @param abroad whether it lies in another country
 * @param alike  runs that both postcodes begin with
 * @param apart  the difference of the figures that follow; the most there is where there are none to compare
 */
record Nearness(boolean abroad, int alike, long apart) implements Comparable<Nearness> {
    private static final Pattern RUN = Pattern.compile("\\d{1,18}|\\p{L}+");
    private static final Comparator<Nearness> NEAREST_FIRST = Comparator.comparing(Nearness::abroad)
            .thenComparing(Comparator.comparingInt(Nearness::alike).reversed()).thenComparingLong(Nearness::apart);

    static Nearness of(Location location, @Nullable String country, @Nullable String postcode) {
        if (!Objects.equals(location.country(), country)) {
            return new Nearness(true, 0, Long.MAX_VALUE);
        }
        var here = runs(location.postcode());
        var there = runs(postcode);
        var alike = 0;
        while (alike < Math.min(here.size(), there.size()) && here.get(alike).equals(there.get(alike))) {
            alike++;
        }
        return new Nearness(false, alike, alike < Math.min(here.size(), there.size()) ? apart(here.get(alike), there.get(alike)) : Long.MAX_VALUE);
    }

    @Override
    public int compareTo(Nearness other) {
        return NEAREST_FIRST.compare(this, other);
    }

    private static List<String> runs(@Nullable String postcode) {
        return postcode == null ? List.of() : RUN.matcher(postcode.toUpperCase(Locale.ROOT)).results().map(MatchResult::group).toList();
    }

    private static long apart(String one, String other) {
        return Character.isDigit(one.charAt(0)) && Character.isDigit(other.charAt(0)) ? Math.abs(Long.parseLong(one) - Long.parseLong(other)) : Long.MAX_VALUE;
    }
}
