package dev.backstop.reports.schedules;

import java.time.Instant;

/**
 * When a run was due.
 *
 * @param late   whether no server ran then, or somebody had to try again
 * @param missed how many runs before it were due and did not happen
 */
record Due(Instant at, boolean late, int missed) {}
