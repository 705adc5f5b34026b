package dev.backstop.console;

/** One choice of a field: what is sent, and what people read. */
public record Option(String value, String words) {}
