package dev.backstop.catalog;

/** A location's calendar, time zone, cut-off, priority or days were changed, so that dates resting on it may come out differently. */
public record LocationChanged(long location) {}
