package dev.backstop.supply;

/**
 * A purchase order became something that its vendor should know. Published in the transaction that did it.
 *
 * @param number of the order
 */
public record PurchaseOrderTurned(String number, Turn turn) {
    /** What became of it. {@code CHANGED}: quantities or dates that we ask for; what the vendor said itself is none. */
    public enum Turn { SENT, CHANGED, CANCELLED }
}
