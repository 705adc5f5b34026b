package dev.backstop.connectors;

/** What a shop told. */
public sealed interface ShopEvent {
    /** An order as it stands now, new or changed. */
    record Ordered(ShopsOrder order) implements ShopEvent {}

    /** An order ended before it was shipped; {@code remote}: its id in the shop. */
    record Cancelled(String remote, String reason) implements ShopEvent {}

    /** Nothing that concerns us, and why. */
    record Nothing(String why) implements ShopEvent {}
}
