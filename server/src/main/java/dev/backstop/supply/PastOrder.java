package dev.backstop.supply;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A purchase order from elsewhere, with what has come of it. Taking it over moves no stock: what came is in the stock that is taken over with
 * it. Deliveries of it count in the vendor's record.
 *
 * @param vendor    code
 * @param location  code
 * @param state     draft, sent or received; of one that is received nothing more will come
 * @param orderedOn the day on which it was sent; needed unless it is a draft
 */
public record PastOrder(String number, String vendor, String location, String state, @Nullable LocalDate orderedOn, List<Line> lines) {

    /**
     * So much of one item.
     *
     * @param line       null: its position
     * @param expectedOn when it was, or is, expected; null: as the lead time says, for a draft and for what is still open
     * @param received   null: none, or all of it if the order is received
     * @param receivedOn the day of the last receipt of this line; needed where something was received
     */
    public record Line(
            @Nullable Integer line,
            String sku,
            String quantity,
            @Nullable LocalDate expectedOn,
            @Nullable String received,
            @Nullable LocalDate receivedOn) {}

    public PastOrder {
        lines = List.copyOf(lines);
    }
}
