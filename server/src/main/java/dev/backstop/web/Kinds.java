package dev.backstop.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Rows told apart by what they have in common, for statements that take a large set at once: what very many rows say travels once, and each row with the
 * number of its kind. Reading twelve words from the wire for each of a hundred thousand rows takes PostgreSQL as long as keeping one of their index entries.
 *
 * @param kinds in the order in which they came
 * @param of    the kind of each row, as a number from 0
 */
public record Kinds<K>(List<K> kinds, List<Integer> of) {

    /** The kinds of some rows. */
    public static <T, K> Kinds<K> of(Collection<T> rows, Function<T, K> kind) {
        var numbers = new HashMap<K, Integer>();
        var kinds = new ArrayList<K>();
        var of = new ArrayList<Integer>(rows.size());
        for (var row : rows) {
            var its = kind.apply(row);
            of.add(numbers.computeIfAbsent(its, _ -> {
                kinds.add(its);
                return kinds.size() - 1;
            }));
        }
        return new Kinds<>(kinds, of);
    }

    /** The numbers of the kinds, for the statement's {@code unnest} beside what they say. */
    public Integer[] numbers() {
        return IntStream.range(0, kinds.size()).boxed().toArray(Integer[]::new);
    }

    /** The number of each row's kind. */
    public Integer[] ofRows() {
        return of.toArray(Integer[]::new);
    }
}
