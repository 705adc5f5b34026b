package dev.backstop.planning.law;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened to an unshipped quantity; {@code on} is its day in our legal zone. Dates of goods are shipping dates. */
public sealed interface LegalEvent {
    LocalDate on();

    /** We now expect to ship on a day, at our confidence; null: no date can be given. */
    record Projected(LocalDate on, @Nullable LocalDate shipOn) implements LegalEvent {}

    /** A notice was accepted on its way, offering a day or none. */
    record NoticeSent(LocalDate on, @Nullable LocalDate shipOn, Set<NoticeContent> says) implements LegalEvent {
        public NoticeSent {
            says = Set.copyOf(says);
        }
    }

    /** The newest notice did not arrive: it was never sent, as far as the law goes. */
    record NoticeBounced(LocalDate on) implements LegalEvent {}

    /** The customer said yes to a date; null: to whatever date it comes. */
    record Agreed(LocalDate on, @Nullable LocalDate until) implements LegalEvent {}

    record Cancelled(LocalDate on) implements LegalEvent {}

    /** The customer used the right to withdraw without a reason. */
    record Withdrawn(LocalDate on) implements LegalEvent {}

    /** We decided never to ship. */
    record SellerWithdrew(LocalDate on) implements LegalEvent {}

    /** An additional period for delivery was set; {@code until} is the day of delivery. */
    record ExtraPeriod(LocalDate on, LocalDate until) implements LegalEvent {}

    /** Payment failed and was made good, or the order became complete only now: the clock starts anew. */
    record CompletedAnew(LocalDate on) implements LegalEvent {}

    record Shipped(LocalDate on) implements LegalEvent {}

    /** The refund reached the payment system. */
    record Refunded(LocalDate on) implements LegalEvent {}
}
