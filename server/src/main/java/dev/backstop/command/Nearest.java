package dev.backstop.command;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** What somebody who mistyped a word may have meant. */
final class Nearest {
    private static final int LETTERS_FOR_A_SLIP = 3;

    private Nearest() {}

    /** The known word that is the fewest slips away, if that is at most one for every three letters. */
    static Optional<String> to(String typed, Collection<String> known) {
        return known.stream()
                .filter(word -> slips(typed, word) <= Math.max(1, typed.length() / LETTERS_FOR_A_SLIP))
                .min(Comparator.<String>comparingInt(word -> slips(typed, word)).thenComparing(Comparator.naturalOrder()));
    }

    /** A letter more, a letter less, another letter, or two neighbours swapped: the optimal string alignment distance. */
    static int slips(String one, String other) {
        var distance = new int[one.length() + 1][other.length() + 1];
        for (var i = 0; i <= one.length(); i++) {
            for (var j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                var same = one.charAt(i - 1) == other.charAt(j - 1);
                var least = Math.min(distance[i - 1][j - 1] + (same ? 0 : 1), Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
                if (i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least = Math.min(least, distance[i - 2][j - 2] + 1);
                }
                distance[i][j] = least;
            }
        }
        return distance[one.length()][other.length()];
    }
}
