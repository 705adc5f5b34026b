package dev.backstop.exchange;

import java.util.List;

/**
 * Some records of a file, read and understood.
 *
 * @param rows    of each record
 * @param records what they say, one for each
 * @param faults  of rows that cannot be read; their records are left out
 * @param reached how many rows of the file have been read so far
 * @param last    whether the file ends with it
 */
record Batch<R>(List<List<Row>> rows, List<R> records, List<Fault> faults, long reached, boolean last) {}
