package dev.backstop.outreach;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;

/** Goes through what may be more than fits in memory, some rows at a time, in the order of their ids. */
final class InSteps {
    private InSteps() {}

    /**
     * Acts on all of them.
     *
     * @param most rows of a step
     * @param read the rows after an id, in the order of their ids, at most {@code most}
     * @param id   of a row
     */
    static <T> void of(int most, LongFunction<List<T>> read, Function<T, Long> id, Consumer<List<T>> act) {
        var rows = read.apply(0);
        while (!rows.isEmpty()) {
            act.accept(rows);
            rows = rows.size() < most ? List.of() : read.apply(id.apply(rows.getLast()));
        }
    }
}
