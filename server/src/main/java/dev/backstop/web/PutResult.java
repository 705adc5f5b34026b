package dev.backstop.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** What became of one row of a batch that creates or replaces. */
public sealed interface PutResult {
    /** It did not exist before. */
    record Created() implements PutResult {}

    /** It existed and is different now. */
    record Changed() implements PutResult {}

    /** It was exactly so already. */
    record Unchanged() implements PutResult {}

    /**
     * Nothing was written for this row.
     *
     * @param conflict whether it conflicts with the present state (409), rather than being wrong in itself (422)
     */
    record Refused(List<Problem.Fault> faults, boolean conflict) implements PutResult {
        public Refused {
            faults = List.copyOf(faults);
        }

        Problem problem() {
            var wrong = Problem.refused(faults);
            return conflict ? new Problem(HttpStatus.CONFLICT, "conflict", wrong.detail(), faults) : wrong;
        }
    }

    /** A row as it would be stored, defaults filled in, and the faults that speak against it. */
    record Checked<R>(R row, Form form) {}

    /**
     * Decides what each row of a batch is, and writes those that are new or different in one go.
     *
     * @param batch   rows after their checks; of two with the same key the second is refused
     * @param present the stored rows among them, by key
     * @param write   creates or replaces a set of rows
     * @return one result for each row, in the same order
     */
    static <K, R> List<PutResult> putAll(List<Checked<R>> batch, Function<R, K> key, Map<K, R> present, Consumer<List<R>> write) {
        var seen = new HashSet<K>();
        var results = new ArrayList<PutResult>();
        var different = new ArrayList<R>();
        for (var checked : batch) {
            var row = checked.row();
            if (!seen.add(key.apply(row))) {
                checked.form().fault("", "%s stands twice in one batch. Keep one of the two.".formatted(key.apply(row)));
            }
            if (!checked.form().isFaultless()) {
                results.add(checked.form().refused());
                continue;
            }
            var before = present.get(key.apply(row));
            if (!row.equals(before)) {
                different.add(row);
            }
            results.add(before == null ? new Created() : row.equals(before) ? new Unchanged() : new Changed());
        }
        if (!different.isEmpty()) {
            write.accept(List.copyOf(different));
        }
        return List.copyOf(results);
    }
}
