package dev.backstop.console.transfers;

import dev.backstop.console.Scheduled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One transfer as the API shows it; what the list knows of it too is in {@link TransferRow}. */
public record TransferShown(String number, List<Line> lines) {

    /** So much of one item; {@code schedule} is where that comes from which has not left yet. */
    public record Line(int line, String sku, String quantity, String dispatched, String received, String inTransit, String open,
            @Nullable LocalDate expectedOn, List<Scheduled> schedule) {
        public Line {
            schedule = List.copyOf(schedule);
        }

        /** What is allocated and may leave now. */
        public BigDecimal ready() {
            return schedule.stream().filter(Scheduled::ready).map(part -> new BigDecimal(part.quantity()))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        public boolean mayLeave() {
            return ready().signum() > 0;
        }

        public boolean onTheRoad() {
            return new BigDecimal(inTransit).signum() > 0;
        }
    }

    public TransferShown {
        lines = List.copyOf(lines);
    }

    public List<Line> leaving() {
        return lines.stream().filter(Line::mayLeave).toList();
    }

    public List<Line> arriving() {
        return lines.stream().filter(Line::onTheRoad).toList();
    }
}
