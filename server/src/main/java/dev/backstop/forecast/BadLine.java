package dev.backstop.forecast;

/**
 * A line that cannot be used.
 *
 * @param number of the line in the file, the one with the names of the columns being 1
 * @param reason what is wrong and what would be right
 */
public record BadLine(long number, String reason) {}
