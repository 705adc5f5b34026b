package dev.backstop.shop;

/** Somebody as whom one may buy here; {@code country} is empty where none is known. */
public record Buyer(String code, String name, String country) {}
