package dev.backstop.catalog;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Quantities of resources: checked and written anew in their shortest form; null stays null, and stands for a faulty one. */
final class Quantities {
    private Quantities() {}

    static @Nullable String positive(@Nullable String given, Units units, String pointer, Form form) {
        return given == null ? null : read(() -> units.readPositive(given, pointer), units, form);
    }

    static @Nullable String notNegative(@Nullable String given, Units units, String pointer, Form form) {
        return given == null ? null : read(() -> {
            var quantity = units.read(given, pointer);
            if (quantity < 0) {
                throw Problem.refused(pointer, "A quantity must be 0 or more, but was %s.".formatted(given));
            }
            return quantity;
        }, units, form);
    }

    static @Nullable String text(@Nullable Long quantity, Units units) {
        return quantity == null ? null : units.text(quantity);
    }

    /** The smallest units of a quantity that was checked. */
    static @Nullable Long units(@Nullable String checked, Units units) {
        return checked == null ? null : units.read(checked, "");
    }

    private static @Nullable String read(LongSupplier reading, Units units, Form form) {
        try {
            return units.text(reading.getAsLong());
        } catch (Problem wrong) {
            wrong.faults().forEach(fault -> form.fault(fault.pointer(), fault.detail()));
            return null;
        }
    }
}
