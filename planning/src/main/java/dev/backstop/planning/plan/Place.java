package dev.backstop.planning.plan;

/** All that is known of an item at a location. */
public record Place(Terms terms, Stock stock, DayDemand demand) {}
