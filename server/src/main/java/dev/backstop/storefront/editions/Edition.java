package dev.backstop.storefront.editions;

import dev.backstop.storefront.Language;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue that is being made or was printed.
 *
 * @param printsOn  when readers get it
 * @param driftDays how many days a date may move before it is an erratum
 * @param printedAt when its words were fixed; null: a draft, whose words follow the facts
 */
record Edition(long id, String code, String name, Language language, LocalDate printsOn, int driftDays, @Nullable Instant printedAt) {
    boolean isPrinted() {
        return printedAt != null;
    }
}
