/**
 * Forecasts of how much is wanted in all over the next periods, as a distribution, for whole panels of series at once.
 *
 * <p>{@link dev.backstop.planning.demand.PanelForecast} is the door: methods compete on held-back periods of the same panel, are blended by what
 * their quantiles would have cost, and calibrated on what really came. Histories stand in flat arrays, oldest period first.
 */
@NullMarked
package dev.backstop.planning.demand;

import org.jspecify.annotations.NullMarked;
