package dev.backstop.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.database.Database;
import dev.backstop.testing.SandboxDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Database from = Database.throwAway(SandboxDatabase.FOLDER);

    @TempDir
    Path folder;

    @BeforeAll
    static void a_firm() {
        Flyway.configure().dataSource(from.getJdbcUrl(), from.getUsername(), from.getPassword()).locations("classpath:db/migration").load().migrate();
    }

    @BeforeEach
    void some_customers() throws SQLException {
        execute(from, """
                TRUNCATE access.audit_entry, access.idempotent_write RESTART IDENTITY;
                INSERT INTO access.audit_entry (at, who, what, detail)
                SELECT now(), 'clerk ' || n, E'a \\t tab,\\n a line and "quotes" \\\\', NULL FROM generate_series(1, 1000) n
                """);
    }

    @AfterAll
    static void close() {
        from.close();
    }

    @Test
    void what_went_into_the_file_comes_back_and_numbers_go_on_where_they_were() throws Exception {
        var file = folder.resolve("monday.zip");
        var written = write(file);
        try (var to = Database.throwAway(SandboxDatabase.FOLDER)) {
            assertThat(Backup.restore(to, file)).isEqualTo(written);
            expectTheSame(to);
        }
    }

    private static void expectTheSame(Database to) throws SQLException {
        var all = "SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM access.audit_entry t";
        assertThat(value(to, all)).isEqualTo(value(from, all));
        assertThat(value(to, "INSERT INTO access.audit_entry (at, who, what) VALUES (now(), 'x', 'y') RETURNING id")).isEqualTo("1001");
        var keys = "SELECT string_agg(pg_get_constraintdef(oid), '|' ORDER BY conname, oid::regclass::text) FROM pg_constraint WHERE contype = 'f'";
        assertThat(value(to, keys)).isEqualTo(value(from, keys));
    }

    @Test
    void the_file_shows_one_moment_whatever_is_written_meanwhile() throws Exception {
        execute(from, "DELETE FROM access.audit_entry");
        var going = new AtomicBoolean(true);
        var writer = Thread.ofVirtual().start(() -> {
            while (going.get()) {
                inBothTables();
            }
        });
        for (var i = 0; i < 5; i++) {
            var tables = write(folder.resolve(i + ".zip")).tables();
            assertThat(rows(tables, "audit_entry")).isEqualTo(rows(tables, "idempotent_write"));
        }
        going.set(false);
        writer.join();
    }

    private void inBothTables() {
        try {
            execute(from, """
                    BEGIN;
                    INSERT INTO access.audit_entry (at, who, what) VALUES (now(), 'x', 'y');
                    INSERT INTO access.idempotent_write (who, key, request_hash, status, body) VALUES ('x', uuidv7()::text, '', 201, '');
                    COMMIT
                    """);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static long rows(List<Manifest.Table> tables, String name) {
        return tables.stream().filter(table -> table.name().equals(name)).findFirst().orElseThrow().rows();
    }

    @Test
    void a_damaged_file_brings_nothing_back() throws Exception {
        var file = folder.resolve("damaged.zip");
        write(file);
        try (var zip = FileSystems.newFileSystem(file)) {
            var table = zip.getPath("tables", "access.audit_entry");
            var text = Files.readString(table, StandardCharsets.UTF_8);
            Files.writeString(table, text.replace("clerk 500", "clerk 501"));
        }
        try (var to = Database.throwAway(SandboxDatabase.FOLDER)) {
            assertThatThrownBy(() -> Backup.restore(to, file)).isInstanceOf(BackupRefused.class).hasMessageContaining("access.audit_entry");
            assertThat(value(to, "SELECT count(*) FROM access.audit_entry")).isEqualTo("0");
        }
    }

    @Test
    void a_database_that_holds_something_is_left_alone() throws Exception {
        var file = folder.resolve("monday.zip");
        write(file);
        assertThatThrownBy(() -> Backup.restore(from, file)).isInstanceOf(BackupRefused.class).hasMessageContaining("not empty");
    }

    @Test
    void a_file_that_is_there_is_not_overwritten_and_another_file_is_not_taken_for_a_backup() throws Exception {
        var file = Files.writeString(folder.resolve("notes.txt"), "not a backup");
        assertThatThrownBy(() -> write(file)).isInstanceOf(BackupRefused.class).hasMessageContaining("there already");
        assertThatThrownBy(() -> Backup.requireReadable(file)).isInstanceOf(BackupRefused.class).hasMessageContaining("not a backup");
        assertThat(Files.readString(file)).isEqualTo("not a backup");
    }

    private Manifest write(Path file) throws Exception {
        try (var connection = from.connect()) {
            return Backup.write(connection, file);
        }
    }

    private static void execute(Database database, String sql) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(Database database, String sql) throws SQLException {
        try (var connection = database.connect(); var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
