package dev.backstop.planning;

import dev.backstop.planning.leadtimes.DayChances;
import dev.backstop.planning.leadtimes.LeadTimes;
import dev.backstop.planning.leadtimes.OrderClass;
import dev.backstop.planning.leadtimes.PastOrder;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How late somebody was, each time, in calendar days; negative when early. Also holds plain lead times: days after the order.
 *
 * <p>What is learned from it is a distribution, see {@link LeadTimes}: newer deliveries count more, and one delivery that was not seen yet
 * lies beyond the longest one. So nine deliveries and more give 90 % without any guess, somebody who is always four days late is expected
 * four days late, and a short record of a fickle sender is not believed to the day.
 */
public final class DelayRecord {
    /** Fewer say nothing: who has a shorter record is taken at its word. */
    public static final int FEWEST = 3;
    private static final OrderClass ONE_SENDER = OrderClass.of();
    private static final LocalDate NO_DAY = LocalDate.EPOCH;

    private final int deliveries;
    private final Optional<DayChances> learned;

    private DelayRecord(int deliveries, Optional<DayChances> learned) {
        this.deliveries = deliveries;
        this.learned = learned;
    }

    /** A delivery that took so many days, or was so many days late. */
    public record Delivery(int days, LocalDate receivedOn) {}

    /**
     * A record of deliveries: what comes together is one delivery and shares its delay.
     *
     * @param today the last day whose deliveries are known
     */
    public static DelayRecord of(Collection<Delivery> deliveries, LocalDate today) {
        var orders = deliveries.stream().map(each -> order(each, today)).toList();
        return new DelayRecord(deliveries.size(), LeadTimes.learn(orders, today.plusDays(1)).delay(ONE_SENDER));
    }

    /** A place east of here may have received tomorrow: that is known too. */
    private static PastOrder order(Delivery delivery, LocalDate today) {
        var receivedOn = delivery.receivedOn().isAfter(today) ? today : delivery.receivedOn();
        return PastOrder.whole(ONE_SENDER, null, receivedOn.minusDays(delivery.days()), receivedOn);
    }

    /** A record of which nobody knows when it was, so that all of it counts the same. */
    public static DelayRecord undated(Collection<Integer> days) {
        return of(days.stream().map(each -> new Delivery(each, NO_DAY)).toList(), NO_DAY);
    }

    public boolean isEnough() {
        return deliveries >= FEWEST && learned.isPresent();
    }

    public int deliveries() {
        return deliveries;
    }

    /** The chances learned; nothing where the record is too short. */
    public Optional<DayChances> chances() {
        return isEnough() ? learned : Optional.empty();
    }

    /**
     * The fewest days of delay that the next one stays within, with a given chance, given that it is not over yet.
     *
     * @param chance    0 to 1
     * @param atLeast   days of delay that have passed already, so that it can only be as long or longer
     * @return at least {@code atLeast}; empty if the record cannot explain so long a delay, or is too short
     */
    public OptionalInt within(double chance, int atLeast) {
        return chances().map(known -> known.within(chance, atLeast)).orElse(OptionalInt.empty());
    }
}
