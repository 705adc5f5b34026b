package dev.backstop.supply;

import dev.backstop.catalog.Place;

/**
 * A production order that is expected on another day because of its components.
 *
 * @param place of what it makes
 * @param text  what happened, as a person would write it
 */
public record Lateness(Place place, String text, String reference) {}
