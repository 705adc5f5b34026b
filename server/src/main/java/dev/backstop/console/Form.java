package dev.backstop.console;

import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A form on a page, which knows what was typed and what was refused when it comes back. A field's name is its place in the request, with
 * dots: {@code lines.0.quantity} is {@code /lines/0/quantity} of a refusal.
 */
public final class Form {
    private final Frame frame;
    private final String name;
    private final @Nullable Sent sent;

    Form(Frame frame, String name, @Nullable Sent sent) {
        this.frame = frame;
        this.name = name;
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

    /** What was typed, else {@code usual}. */
    public String value(String field, @Nullable String usual) {
        if (sent != null) {
            var typed = sent.typed().get(field);
            return typed == null || typed.length == 0 ? "" : typed[0];
        }
        return usual == null ? "" : usual;
    }

    /** Whether a box was ticked, else {@code usual}. */
    public boolean ticked(String field, String value, boolean usual) {
        return sent == null ? usual : Arrays.asList(sent.typed().getOrDefault(field, new String[0])).contains(value);
    }

    /** Why the field was refused; null if it was not. */
    public @Nullable String fault(String field) {
        var pointer = '/' + field.replace('.', '/');
        return faults().stream().filter(fault -> fault.pointer().equals(pointer)).map(Problem.Fault::detail).findFirst().orElse(null);
    }

    /** Whether it came back. */
    public boolean refused() {
        return sent != null && sent.problem() != null;
    }

    private List<Problem.Fault> faults() {
        return sent == null || sent.problem() == null ? List.of() : sent.problem().faults();
    }
}
