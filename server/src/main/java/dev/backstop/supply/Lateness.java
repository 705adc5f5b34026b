package dev.backstop.supply;

import dev.backstop.catalog.Place;

/**
 * A production order that is expected on another day because of its components, or a transfer because of what it waits for at its sender.
 *
 * @param place of what it makes, or where it is received
 * @param text  what happened, as a person would write it
 */
public record Lateness(Place place, String text, String reference) {}
