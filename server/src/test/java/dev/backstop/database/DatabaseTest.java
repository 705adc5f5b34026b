package dev.backstop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.testing.SandboxDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    @TempDir
    Path folder;

    @Test
    void what_was_committed_is_there_after_a_restart() throws SQLException {
        try (var database = Database.in(folder)) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var database = Database.in(folder)) {
            assertThat(value(database, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(value(database, "SHOW fsync")).isEqualTo("on");
        }
    }

    @Test
    void a_server_that_outlived_its_program_is_stopped_and_started_anew() throws Exception {
        var orphan = Cluster.start(folder, SandboxDatabase.FOLDER, Durability.KEPT); // nobody stops it: so it is after a kill of the program
        try (var connection = DriverManager.getConnection(orphan.address().url(), orphan.address().user(), orphan.address().password())) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        var before = Postmaster.of(folder).orElseThrow();
        try (var database = Database.in(folder)) {
            assertThat(value(database, "SELECT answer FROM kept")).isEqualTo("42");
            assertThat(Postmaster.of(folder).orElseThrow().process()).isNotEqualTo(before.process());
        }
    }

    @Test
    void a_killed_server_recovers_what_was_committed() throws Exception {
        try (var database = Database.in(folder)) {
            execute(database, "CREATE TABLE kept AS SELECT 42 AS answer");
            Postmaster.of(folder).orElseThrow().kill(folder);
        }
        try (var database = Database.in(folder)) {
            assertThat(value(database, "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void a_process_that_merely_has_the_number_of_a_gone_server_is_left_alone() throws Exception {
        Database.in(folder).close();
        var own = Long.toString(ProcessHandle.current().pid());
        Files.writeString(Cluster.folder(folder).resolve("postmaster.pid"), own + "\n/nowhere\n0\n5432\n\n127.0.0.1\n\nready\n");
        try (var database = Database.in(folder)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void nobody_gets_in_without_the_password_and_nobody_else_can_read_it() throws IOException {
        try (var database = Database.throwAway(SandboxDatabase.FOLDER)) {
            assertThatThrownBy(() -> DriverManager.getConnection(String.valueOf(database.getJdbcUrl()), "backstop", "guessed"))
                    .isInstanceOf(SQLException.class).hasMessageContaining("password");
        }
        Database.in(folder).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password")))).isEqualTo("rw-------");
    }

    @Test
    void a_second_process_is_told_in_one_line_that_the_folder_is_taken() {
        try (var _ = Database.in(folder)) {
            assertThatThrownBy(() -> Database.in(folder)).isInstanceOf(CannotStart.class)
                    .hasMessage("The data folder %s is in use by another Backstop (process %d). Stop that one, or choose another folder with --data.",
                            folder, ProcessHandle.current().pid());
        }
    }

    @Test
    void a_throw_away_database_leaves_nothing_behind() throws IOException {
        try (var database = Database.throwAway(folder)) {
            assertThat(database.getJdbcUrl()).startsWith("jdbc:postgresql://127.0.0.1:");
        }
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).allMatch(name -> name.startsWith("postgresql-"));
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
