/** Dashboards: for each role a few charts, each the proof of a sentence, with its table. */
@NullMarked
package dev.backstop.reports.dashboards;

import org.jspecify.annotations.NullMarked;
