package dev.backstop.exchange;

import org.jspecify.annotations.Nullable;

/**
 * One value of a file that cannot be accepted.
 *
 * @param line   in the file, the first is 1; of a row over several lines, the first of them
 * @param column null: the row as a whole
 * @param value  as it stands in the file
 * @param reason what is wrong and what to do
 */
public record Fault(long line, @Nullable String column, @Nullable String value, String reason) {}
