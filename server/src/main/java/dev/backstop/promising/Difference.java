package dev.backstop.promising;

/** Something stored that is not what its facts add up to. */
public record Difference(String kind, String key, String stored, String rebuilt) {}
