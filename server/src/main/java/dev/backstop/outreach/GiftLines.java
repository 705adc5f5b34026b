package dev.backstop.outreach;

import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Order lines that hold a free sample. Nobody ordered them, so no law and no house policy asks for a word about their dates, nothing is
 * owed back for them, and they are no choice of the customer's.
 */
@Component
class GiftLines {
    /** A condition that the order line {@code ol} is none. */
    static final String NONE = "NOT EXISTS (SELECT 1 FROM outreach.offer gift WHERE gift.gift_line_id = ol.id)";

    private final JdbcClient jdbc;

    GiftLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Takes out of some slips those of gifts. */
    void leaveOut(List<SlipDuties.Owed> slips) {
        if (!slips.isEmpty()) {
            var gifts = new HashSet<>(jdbc.sql("SELECT gift_line_id FROM outreach.offer WHERE gift_line_id = ANY (:lines)")
                    .param("lines", slips.stream().map(slip -> slip.made().orderLine()).toArray(Long[]::new)).query(Long.class).list());
            slips.removeIf(slip -> gifts.contains(slip.made().orderLine()));
        }
    }
}
