/**
 * Schedules: which report goes to whom, when, and what was sent. A run is claimed by its due time in the transaction that hands its mails
 * to {@code post}, so that it is sent once however many servers run.
 */
@NullMarked
package dev.backstop.reports.schedules;

import org.jspecify.annotations.NullMarked;
