package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.database.Database;
import dev.backstop.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal meets. */
class CommandIT {
    @TempDir
    Path folder;

    @Test
    void a_wrong_option_gets_one_line_that_says_what_was_meant() {
        expectOneLine(2, "Unknown option: '--prot'. Did you mean --port? See: backstop serve --help", "serve", "--prot", "1");
    }

    @Test
    void an_unknown_command_gets_one_line() {
        expectOneLine(2, "Unmatched argument at index 0: 'sevre'. Did you mean backstop serve? See: backstop --help", "sevre");
    }

    @Test
    void a_busy_port_gets_one_line() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            expectOneLine(1, "Port " + port + " is in use by another program. Choose another one with --port.",
                    "demo", "--port", port, "--data", folder.toString());
        }
    }

    @Test
    void a_folder_in_use_gets_one_line() {
        try (var _ = Database.in(folder)) {
            expectOneLine(1, "The data folder %s is in use by another Backstop (process %d). Stop that one, or choose another folder with --data."
                    .formatted(folder, ProcessHandle.current().pid()), "serve", "--port", "0", "--data", folder.toString());
        }
    }

    @Test
    void a_sandbox_does_not_open_over_a_firms_data() throws Exception {
        try (var database = Database.in(folder); var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (name text)");
            try (var sandbox = Program.start("sandbox", "--port", "0", "--db-url",
                    database.getJdbcUrl() + "&user=" + database.getUsername() + "&password=" + database.getPassword())) {
                assertThat(sandbox.exitCode()).isEqualTo(1);
                assertThat(sandbox.said()).contains("was not made as a sandbox").doesNotContain(String.valueOf(database.getPassword()));
            }
        }
    }

    @Test
    void a_restore_of_nothing_gets_one_line() {
        var file = folder.resolve("none.zip");
        expectOneLine(1, "There is no file " + file + " that can be read.", "restore", file.toString(), "--data", folder.toString());
    }

    @Test
    void help_names_every_command() {
        try (var help = Program.start("--help")) {
            assertThat(help.exitCode()).isZero();
            assertThat(help.said()).contains("demo", "serve", "sandbox", "backup", "restore");
        }
    }

    private static void expectOneLine(int code, String line, String... arguments) {
        try (var program = Program.start(arguments)) {
            assertThat(program.exitCode()).as(program.said()).isEqualTo(code);
            assertThat(program.said()).isEqualTo(line);
        }
    }
}
