package dev.backstop.planning.plan;

/** What is here, what is on its way, and what customers wait for, in smallest units. */
public record Stock(long onHand, long onOrder, long backordered) {
    public static final Stock NONE = new Stock(0, 0, 0);

    /** What a reorder point is compared with. */
    public long position() {
        return onHand + onOrder - backordered;
    }

    public Stock plus(Stock other) {
        return new Stock(onHand + other.onHand, onOrder + other.onOrder, backordered + other.backordered);
    }
}
