package dev.backstop.spark;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What to plan from, see {@link Table}.
 *
 * @param receipts null: vendors take as long as agreed
 * @param asOf     the day on which is planned; null: the day after the last demand
 */
record PlanSources(String stock, String history, String terms, @Nullable String receipts, @Nullable LocalDate asOf) {}
