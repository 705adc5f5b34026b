package dev.backstop.planning.law;

/** What a notice says, as far as a law asks for it or forbids it. */
public enum NoticeContent {
    /** A definite new date. */
    REVISED_DATE,
    /** That no date can be given. */
    NO_DATE,
    /** That the customer may cancel for a full and prompt refund. */
    CANCEL_FOR_REFUND,
    /** A means to answer at our expense. */
    FREE_ANSWER,
    REASON,
    /** That no answer means waiting until the date. */
    SILENCE_MEANS_WAIT,
    /** That the order is cancelled unless we ship or hear a yes by a date. */
    CANCELLED_UNLESS,
    /** That the right to cancel goes on until the goods ship. */
    CONTINUING_RIGHT,
    /** That the customer may set an additional period, and end the contract when it passes. */
    ADDITIONAL_PERIOD,
    /** That the contract may be ended now. */
    RIGHT_TO_END,
    /** Where to withdraw from the contract. */
    WITHDRAWAL
}
