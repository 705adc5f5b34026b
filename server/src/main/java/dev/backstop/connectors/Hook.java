package dev.backstop.connectors;

/**
 * A webhook as it stands in a shop.
 *
 * @param id      the shop's own
 * @param topic   what it tells of, in the shop's words
 * @param address where it leads
 * @param active  whether the shop calls it; a shop may switch off one that failed too often
 */
public record Hook(String id, String topic, String address, boolean active) {}
