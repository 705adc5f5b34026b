package dev.backstop.console;

import static dev.backstop.web.Say.told;

import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A form on a page: it shows what is stored, and when it comes back what was typed and what was refused. A field's name is its place in the
 * request, with dots: {@code lines.0.quantity} is {@code /lines/0/quantity} of a refusal, and of what is stored.
 */
public final class Form {
    private static final int MOST_ROWS = 200;

    private final Frame frame;
    private final String name;
    private final @Nullable JsonNode stored;
    private final @Nullable Sent sent;

    Form(Frame frame, String name, @Nullable JsonNode stored, @Nullable Sent sent) {
        this.frame = frame;
        this.name = name;
        this.stored = stored;
        this.sent = sent;
    }

    public Frame frame() {
        return frame;
    }

    public String name() {
        return name;
    }

    /** An id for the field's element, unlike those of other forms on the page. */
    public String id(String field) {
        return (name + '-' + field).replace('.', '-');
    }

    /** What was typed, else what is stored, else {@code usual}. */
    public String value(String field, @Nullable String usual) {
        if (sent != null) {
            var typed = sent.typed().get(field);
            return typed == null || typed.length == 0 ? "" : typed[0];
        }
        return stored != null ? String.join(", ", texts(stored.at(pointer(field)))) : usual == null ? "" : usual;
    }

    /** Whether a box was ticked, else what is stored, else {@code usual}. */
    public boolean ticked(String field, String value, boolean usual) {
        if (sent != null) {
            return Arrays.asList(sent.typed().getOrDefault(field, new String[0])).contains(value);
        }
        return stored == null ? usual : texts(stored.at(pointer(field))).contains(value);
    }

    /** How many rows of fields {@code lines.0}, {@code lines.1}, … it shows: those filled in and some to fill in. */
    public int rows(String field, int spare) {
        var filled = sent != null ? rowsTyped(sent.typed(), field) : stored == null ? 0 : stored.at(pointer(field)).size();
        return Math.min(MOST_ROWS, sent != null ? Math.max(filled, spare) : filled + spare);
    }

    /** How many rows were sent of a list of fields. */
    static int rowsTyped(Map<String, String[]> typed, String field) {
        var start = field + '.';
        return typed.keySet().stream().filter(name -> name.startsWith(start)).map(name -> name.substring(start.length()).split("\\.", 2)[0])
                .filter(number -> number.matches("[0-9]{1,3}")).mapToInt(Integer::parseInt).filter(number -> number < MOST_ROWS)
                .map(number -> number + 1).max().orElse(0);
    }

    private static List<String> texts(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        return node.isArray() ? node.valueStream().map(JsonNode::asString).toList() : List.of(node.asString());
    }

    private static String pointer(String field) {
        return '/' + field.replace('.', '/');
    }

    /** Why the field was refused; null if it was not. */
    public @Nullable String fault(String field) {
        return fault(fault -> fault.pointer().equals(pointer(field)));
    }

    /** All that was refused about a field: of a file, row by row. */
    public List<String> faultsOf(String field) {
        return faults().stream().filter(fault -> fault.pointer().equals(pointer(field))).map(fault -> String.valueOf(told(fault.detail()))).toList();
    }

    /** Why a field that stands for several values was refused, or one of them. */
    public @Nullable String faultWithin(String field) {
        return fault(fault -> fault.pointer().equals(pointer(field)) || fault.pointer().startsWith(pointer(field) + '/'));
    }

    private @Nullable String fault(Predicate<Problem.Fault> which) {
        return told(faults().stream().filter(which).map(Problem.Fault::detail).findFirst().orElse(null));
    }

    /** Whether it came back. */
    public boolean refused() {
        return sent != null && sent.problem() != null;
    }

    private List<Problem.Fault> faults() {
        return sent == null || sent.problem() == null ? List.of() : sent.problem().faults();
    }
}
