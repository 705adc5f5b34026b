package dev.backstop.console.vendors;

import dev.backstop.catalog.Money;
import dev.backstop.console.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line that may be late, as the radar shows it. */
public record Blip(String purchaseOrder, int line, int part, String sku, String item, String vendor, String vendorName, String location,
        String quantity,
        @Nullable LocalDate expectedOn, boolean overdue, @Nullable Double chanceLate, @Nullable LocalDate by, int promises, int customers,
                Money atRisk,
        @Nullable Expedite expedite) {

    /** What would be kept if it came by a day. */
    public record Expedite(LocalDate by, int promises, int customers, Money value) {}

    /** The line of which one payment rescues most; null: of none. */
    public static @Nullable Blip mostKept(List<Blip> blips) {
        return blips.stream().filter(blip -> blip.expedite() != null).max(Comparator.comparing(Blip::kept)).orElse(null);
    }

    private BigDecimal kept() {
        return expedite == null ? BigDecimal.ZERO : new BigDecimal(Objects.requireNonNull(expedite.value().amount()));
    }

    /** {@code 8 in 10}, or that it is late already. */
    public String chance() {
        return overdue ? "is late" : chanceLate == null ? "no record" : chanceLate >= 0.95 ? "almost certain" : chanceLate < 0.05 ? "less than 1 in 10"
                : Words.odds(BigDecimal.valueOf(Math.round(chanceLate * 10), 1));
    }
}
