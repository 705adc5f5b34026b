package dev.backstop.backup;

import dev.backstop.database.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;

/** Backups of the whole database. */
public final class Backup {
    private Backup() {}

    /** Writes the database, as it is at one moment, into a new file that only its owner may read. */
    public static Manifest write(Connection connection, Path file) throws SQLException, IOException {
        if (Files.exists(file)) {
            throw new BackupRefused("%s is there already. Name a new file.".formatted(file));
        }
        var part = file.resolveSibling(file.getFileName() + ".part"); // a backup that was cut short must not look like one
        try {
            Manifest manifest;
            try (var archive = Archive.create(part)) {
                manifest = new Dump(connection, archive).run();
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Refuses a file that is not a backup, before anything is started for it. */
    public static void requireReadable(Path file) throws IOException {
        try (var archive = Archive.open(file)) {
            archive.manifest();
        }
    }

    /** Brings a backup back into a database without tables: all of it in one transaction, or nothing. */
    public static Manifest restore(Database database, Path file) throws SQLException, IOException {
        try (var archive = Archive.open(file); var connection = database.connect()) {
            return new Load(database, connection, archive).run();
        }
    }
}
