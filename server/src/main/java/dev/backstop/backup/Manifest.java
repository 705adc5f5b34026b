package dev.backstop.backup;

import java.util.List;

/**
 * What a backup file holds.
 *
 * @param format        of the file itself
 * @param schemaVersion the newest migration that the data had been through
 * @param takenAt       when, by the database's clock
 */
public record Manifest(int format, String schemaVersion, String takenAt, List<Table> tables, List<Sequence> sequences) {
    static final int FORMAT = 1;

    /** One table: its columns in the order of the file, how many rows, and the SHA-256 of their text. */
    public record Table(String schema, String name, List<String> columns, long rows, String sha256) {
        String entry() {
            return "tables/%s.%s".formatted(schema, name);
        }
    }

    /** Where a sequence stands. */
    public record Sequence(String schema, String name, long lastValue, boolean called) {}

    public Manifest {
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
    }

    /** How many rows in all. */
    public long rows() {
        return tables.stream().mapToLong(Table::rows).sum();
    }
}
