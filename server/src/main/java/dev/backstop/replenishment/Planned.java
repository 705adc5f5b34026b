package dev.backstop.replenishment;

import dev.backstop.catalog.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan ran by itself, in this transaction: every night, or at once because somebody waits for what nobody ordered.
 *
 * @param places those it looked at; null: all of them
 */
public record Planned(Instant at, @Nullable List<Place> places) {}
