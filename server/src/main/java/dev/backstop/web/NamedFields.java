package dev.backstop.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which fields a set of rows names, as JSON pointers such as {@code /price/amount}. What is not named stays as it is: a merge patch for tables. */
public final class NamedFields {
    /** Every field: what is absent is reset, as in a PUT. */
    public static final NamedFields ALL = new NamedFields(null);

    private final @Nullable Set<String> within; // the pointers and all that they lie in

    private NamedFields(@Nullable Set<String> within) {
        this.within = within;
    }

    /** These and no others. */
    public static NamedFields of(Collection<String> pointers) {
        var within = new HashSet<String>();
        for (var pointer : pointers) {
            for (var end = pointer.length(); end > 0; end = pointer.lastIndexOf('/', end - 1)) {
                within.add(pointer.substring(0, end));
            }
        }
        return new NamedFields(within);
    }

    /** The row given, with the fields it does not name as they are at present; a new row stands as it is given. */
    public <R extends Record> R over(@Nullable R present, R given) {
        return within == null || present == null ? given : merged("", present, given, within);
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R merged(String at, R present, R given, Set<String> named) {
        var components = Objects.requireNonNull(given.getClass().getRecordComponents(), "of a record");
        var values = new @Nullable Object[components.length];
        try {
            for (var i = 0; i < components.length; i++) {
                var pointer = at + '/' + name(components[i]);
                var before = components[i].getAccessor().invoke(present);
                var now = components[i].getAccessor().invoke(given);
                if (!named.contains(pointer)) {
                    values[i] = before;
                } else if (before instanceof Record then && now instanceof Record instead) {
                    values[i] = merged(pointer, then, instead, named);
                } else {
                    values[i] = now;
                }
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) given.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException failed) {
            throw new IllegalStateException("%s is no plain public record".formatted(given.getClass()), failed);
        }
    }

    private static String name(RecordComponent component) {
        var other = component.getAccessor().getAnnotation(JsonProperty.class);
        return other == null ? component.getName() : other.value();
    }
}
