package dev.backstop.promising;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines that nobody has booked: what a quote, a shopper or a what-if asks about. */
final class Hypothetical {
    static final int USUAL_PRIORITY = 5;

    private Hypothetical() {}

    /** Their ids lie above all others, so that they are last among equals. */
    static List<OpenLine> lines(List<Sourcing.Share> shares, LineSourcing.Asker asker, @Nullable LocalDate requestedOn,
            @Nullable LocalDate latestAcceptableOn, Instant now) {
        var priority = asker.customer() == null ? USUAL_PRIORITY : asker.customer().priority();
        return shares.stream().map(share -> {
            var id = Long.MAX_VALUE - shares.size() + share.line().index();
            var schedule = OpenLine.Schedule.asked(share.quantity());
            return new OpenLine(OpenLine.Kind.QUOTE, id, share.line().line(), Long.MAX_VALUE, "", share.line().item(), share.location()
                    .id(), priority, now,
                    OpenLine.shipping(asker.shipping(), share.location()),
                    share.line().minimumShipment(), requestedOn, latestAcceptableOn, asker.customerClass(),
                    asker.channel(),
                    List.of(schedule));
        }).toList();
    }

    /** A day so many days later; of no day, none. */
    static @Nullable LocalDate plus(@Nullable LocalDate day, int days) {
        return day == null ? null : day.plusDays(days);
    }
}
