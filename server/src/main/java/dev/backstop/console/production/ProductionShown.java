package dev.backstop.console.production;

import dev.backstop.console.Scheduled;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One production order as the API shows it; what the list knows of it too is in {@link ProductionRow}. */
public record ProductionShown(String number, @Nullable LocalDate dueOn, @Nullable LocalDate expectedOn, List<Component> components) {

    /** What it uses; {@code schedule} is where that comes from which is not issued yet. */
    public record Component(int line, String sku, String name, String unit, String quantity, String issued, List<Scheduled> schedule) {
        public Component {
            schedule = List.copyOf(schedule);
        }
    }

    public ProductionShown {
        components = List.copyOf(components);
    }

    /** Whether its components or its work centres let it come later than was asked for. */
    public boolean late() {
        return dueOn != null && (expectedOn == null || expectedOn.isAfter(dueOn));
    }
}
