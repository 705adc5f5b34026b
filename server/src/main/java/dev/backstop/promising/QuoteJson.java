package dev.backstop.promising;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a question before ordering.
 *
 * @param quote     its number; null: it is not kept
 * @param quotedAt  when it was told; null where it is not kept
 * @param state     kept, holding, ordered or lapsed; null where it is not kept
 * @param expiresAt until when it holds what it promises; null: it holds nothing
 * @param order     the order that took it over
 */
record QuoteJson(
        @Nullable String quote, @Nullable Instant quotedAt, @Nullable String state, @Nullable Instant expiresAt, @Nullable String order, boolean sellable,
        List<Line> lines) {
    QuoteJson {
        lines = List.copyOf(lines);
    }

    QuoteJson as(String number, Instant at, String now, @Nullable Instant until, @Nullable String orderNumber) {
        return new QuoteJson(number, at, now, until, orderNumber, sellable, lines);
    }

    /** The same with what is promised now, beside what was told. */
    QuoteJson with(Map<Integer, List<ScheduleJson>> schedules) {
        return new QuoteJson(quote, quotedAt, state, expiresAt, order, sellable, lines.stream()
                .map(each -> each.with(schedules.getOrDefault(each.line(), each.schedule()))).toList());
    }

    /**
     * One line: what would be promised, or why it cannot be sold so.
     *
     * @param told what was told when it was quoted, with its basis: kept as evidence, whatever moved since; null in that answer itself
     */
    record Line(
            int line,
            String sku,
            String quantity,
            boolean sellable,
            @Nullable String reason,
            List<ScheduleJson> schedule,
            @Nullable List<ScheduleJson> told,
            List<Substitute> substitutes) {
        private Line with(List<ScheduleJson> now) {
            return new Line(line, sku, quantity, sellable, reason, now, schedule, substitutes);
        }
    }

    /** What could be had instead. */
    record Substitute(String sku, String quantityNow, @Nullable LocalDate shipBy) {}
}
