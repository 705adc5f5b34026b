package dev.backstop.supply;

/** A draft is about to be sent, in this transaction. Whoever has a reason that it must not leave yet says so by a {@code Problem}. */
public record SendAsked(String order) {}
