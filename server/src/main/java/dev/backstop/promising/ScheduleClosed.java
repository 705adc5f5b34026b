package dev.backstop.promising;

/** A schedule line's units were shipped, cancelled or went up in another line: nothing more is owed for them. */
public record ScheduleClosed(long scheduleLine, String state) {}
