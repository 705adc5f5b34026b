package dev.backstop.console.transfers;

import static java.util.stream.Collectors.toMap;

import dev.backstop.console.Scheduled;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /** What has come good of each item, as it was typed line by line; what is no number was refused before. */
    SortedMap<String, BigDecimal> good(List<? extends Map<String, ?>> typed) {
        var skus = lines.stream().collect(toMap(Line::line, Line::sku));
        var good = new TreeMap<String, BigDecimal>();
        for (var line : typed) {
            var sku = skus.get(Integer.valueOf(String.valueOf(line.get("line"))));
            if (sku != null && line.get("quantity") instanceof String quantity) {
                good.merge(sku, new BigDecimal(quantity), BigDecimal::add);
            }
        }
        return good;
    }

    public List<Line> arriving() {
        return lines.stream().filter(Line::onTheRoad).toList();
    }
}
