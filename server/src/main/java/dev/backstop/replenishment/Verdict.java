package dev.backstop.replenishment;

import dev.backstop.planning.OrderQuantities.OrderQuantity;
import dev.backstop.planning.Projection.Position;
import java.time.LocalDate;
import java.util.List;

/** What the plan says of one item at one location. */
sealed interface Verdict {
    /** To be ordered: one need, or one for each order where supply is bought order by order. */
    record Propose(List<Need> needs) implements Verdict {
        public Propose {
            needs = List.copyOf(needs);
        }
    }

    /** Nothing to do. */
    sealed interface Quiet extends Verdict {}

    /** The position does not call for an order. */
    record Enough(Position position) implements Quiet {}

    /** Needed, but a later review can still order it in time. */
    record Later(Position position, LocalDate orderOn) implements Quiet {}

    /** All orders that it is bought for are covered. */
    record Covered() implements Quiet {}

    record Snoozed(LocalDate until) implements Quiet {}

    /** Assembled when it ships: its components are stocked. */
    record Kit() implements Quiet {}

    record LocationClosed() implements Quiet {}

    /** Phasing out or discontinued, and nobody waits beyond what is here or coming. */
    record NoLongerOrdered(String status) implements Quiet {}

    /** Needed, but a person must act first. */
    sealed interface Blocked extends Verdict {
        long shortage();
    }

    /** Phasing out or discontinued, and somebody waits for more than will come. */
    record WaitingInVain(String status, long shortage) implements Blocked {}

    /** Nobody is named who supplies it. */
    record NoSupplier(long shortage) implements Blocked {}

    /** Nothing that the supplier takes fits under the maximum, or under a level never to be exceeded. */
    record NothingFits(Position position, long shortage, OrderQuantity tried) implements Blocked {}

    /** Today's order is already at the maximum that the supplier takes. */
    record MaximumOrdered(Position position, long shortage, long maximum) implements Blocked {}
}
