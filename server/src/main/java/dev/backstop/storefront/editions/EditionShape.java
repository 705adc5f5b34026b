package dev.backstop.storefront.editions;

import dev.backstop.catalog.Money;
import dev.backstop.web.Strict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it is written down.
 *
 * @param language  {@code en}, {@code de} or {@code es}; absent: en
 * @param printsOn  when readers get it
 * @param driftDays days by which a date may move before it is an erratum; absent: 7
 */
@Strict
record EditionShape(@Nullable String name, @Nullable String language, @Nullable LocalDate printsOn, @Nullable Integer driftDays,
        @Nullable List<Line> lines) {
    /** Which item stands on which page. */
    @Strict
    record Line(@Nullable String sku, @Nullable Integer page, @Nullable String section) {}

    /** An edition as it is shown; {@code state} is draft or printed. */
    record Shown(String code, String name, String language, LocalDate printsOn, int driftDays, String state, @Nullable Instant printedAt,
            List<ShownLine> lines) {}

    /** One line with what is printed of it; in a draft, what would be printed now. */
    record ShownLine(int number, String sku, int page, @Nullable String section, String name, @Nullable Money price, String text,
            String code,
            @Nullable LocalDate date, @Nullable LocalDate until, @Nullable String limit, @Nullable String replaces, Instant asOf) {
        static ShownLine of(EditionLine line) {
            var printed = line.printed();
            return new ShownLine(line.number(), line.sku(), line.page(), line.section(), printed.name(),
                    Money.of(printed.price(), printed.currency()), printed.text(), printed.code(), printed.date(), printed.until(),
                    printed.limit(), printed.replaces(), printed.asOf());
        }
    }

    static Shown of(Edition edition, List<EditionLine> lines) {
        return new Shown(edition.code(), edition.name(), edition.language().code(), edition.printsOn(), edition.driftDays(),
                edition.isPrinted() ? "printed" : "draft", edition.printedAt(), lines.stream().map(ShownLine::of).toList());
    }
}
