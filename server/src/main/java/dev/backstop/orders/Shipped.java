package dev.backstop.orders;

/** Units of an order left; heard in the transaction that books it. */
public record Shipped(long order, long shipment) {}
