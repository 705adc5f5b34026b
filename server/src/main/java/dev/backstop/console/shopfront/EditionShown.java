package dev.backstop.console.shopfront;

import dev.backstop.catalog.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A catalogue edition, as the API shows it. */
public record EditionShown(String code, String name, String language, LocalDate printsOn, int driftDays, String state,
        @Nullable Instant printedAt,
        List<Line> lines) {
    public EditionShown {
        lines = List.copyOf(lines);
    }

    public boolean printed() {
        return state.equals("printed");
    }

    /** The lines as a person writes them: sku, page and section, divided by commas. */
    public String typed() {
        return String.join("\n", lines.stream().map(line -> line.section() == null ? "%s, %d".formatted(line.sku(), line.page())
                : "%s, %d, %s".formatted(line.sku(), line.page(), line.section())).toList());
    }

    /** One item on one page. */
    public record Line(int number, String sku, int page, @Nullable String section, String name, @Nullable Money price, String text,
            String code,
            @Nullable LocalDate date, @Nullable LocalDate until, @Nullable String limit, @Nullable String replaces) {}

    /** Several, without their lines. */
    public record All(List<EditionShown> data) {
        public All {
            data = List.copyOf(data);
        }
    }

    /** What is no longer as printed. */
    public record Errata(List<Erratum> data) {
        public Errata {
            data = List.copyOf(data);
        }
    }

    /** One of them. */
    public record Erratum(int page, String sku, String name, String was, String now, List<String> changes, @Nullable String instead) {
        public Erratum {
            changes = List.copyOf(changes);
        }
    }

    /** Open lines of orders from the edition. */
    public record Orders(List<Ordered> data) {
        public Orders {
            data = List.copyOf(data);
        }

        /** How many of them rest on something that is no longer as printed. */
        public long touched() {
            return data.stream().filter(one -> !one.changes().isEmpty()).map(Ordered::order).distinct().count();
        }
    }

    /** One of them. */
    public record Ordered(String order, int line, String customer, String customerName, @Nullable String email, String sku, String open,
            @Nullable LocalDate shipBy, List<String> changes) {
        public Ordered {
            changes = List.copyOf(changes);
        }
    }
}
