/**
 * How long orders take and how well stated dates are kept, learned from receipts and from what is still open: distributions over days, not
 * averages.
 */
@NullMarked
package dev.backstop.planning.leadtimes;

import org.jspecify.annotations.NullMarked;
