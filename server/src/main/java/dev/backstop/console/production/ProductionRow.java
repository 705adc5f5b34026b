package dev.backstop.console.production;

import dev.backstop.catalog.Units;
import dev.backstop.console.Badge;
import dev.backstop.console.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A production order in the list.
 *
 * @param good    smallest units that came out good; {@code open} are still to come
 * @param waiting smallest units of it that are promised
 * @param missing components that are not here yet
 */
public record ProductionRow(String number, String sku, String name, String unit, int decimals, boolean lots, String location,
        String locationName, String state, long quantity, long good, long scrapped, long open, @Nullable LocalDate dueOn, Instant createdAt,
        @Nullable Instant startedAt, long waiting, int missing) {

    /** As programs and forms read it. */
    public String text(long units) {
        return new Units(unit, decimals).text(units);
    }

    /** As a page shows it. */
    public String shown(long units) {
        return new Units(unit, decimals).shown(units);
    }

    public boolean planned() {
        return state.equals("planned");
    }

    public boolean started() {
        return state.equals("started");
    }

    public boolean overdue(LocalDate today) {
        return (planned() || started()) && open > 0 && dueOn != null && dueOn.isBefore(today);
    }

    public Badge badge(LocalDate today) {
        if (overdue(today)) {
            return Badge.late("Overdue");
        }
        return switch (state) {
            case "planned" -> missing > 0 ? Badge.attention("Waits for components").with("waiting") : Badge.information("Can start");
            case "started" -> Badge.information("Started").with("production");
            case "finished" -> Badge.good("Finished");
            default -> Badge.neutral("Cancelled");
        };
    }

    /** The sentence with which its page opens. */
    public String sentence(LocalDate today) {
        var due = dueOn == null ? "" : (overdue(today) ? ", was expected on " : ", expected on ") + Words.day(dueOn, today);
        var promised = waiting > 0 ? "; %s of it are promised".formatted(text(waiting)) : "";
        return switch (state) {
            case "planned" -> (missing > 0 ? "Waits for " + Words.count(missing, "component")
                    : "All that it needs is here, so it can start") + due + promised + '.';
            case "started" -> "%s of %s came out good, %s to come%s%s.".formatted(text(good), text(quantity), text(open), due, promised);
            case "finished" -> "Finished: %s good, %s scrap.".formatted(text(good), text(scrapped));
            default -> "Cancelled. Nothing will come of it.";
        };
    }
}
