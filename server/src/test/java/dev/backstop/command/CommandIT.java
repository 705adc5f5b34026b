package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.database.Database;
import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.SmallShop;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person at a terminal meets. */
class CommandIT {
    private static final String TAKEN =
            "The data folder %s is in use by another Backstop (process %d). Stop that one, or choose another folder with --data.";

    @TempDir
    Path folder;

    @Test
    void a_wrong_option_gets_one_line_that_says_what_was_meant() {
        expectOneLine(2, "There is no option --prot. Did you mean --port? See: backstop serve --help", "serve", "--prot", "1");
    }

    @Test
    void an_unknown_command_gets_one_line() {
        expectOneLine(2, "There is no command sevre. Did you mean serve? See: backstop --help", "sevre");
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
            expectOneLine(1, TAKEN.formatted(folder, ProcessHandle.current().pid()), "serve", "--port", "0", "--data", folder.toString());
        }
    }

    @Test
    void a_sandbox_does_not_open_over_a_firms_data() throws Exception {
        try (var database = Database.in(folder); var connection = database.connect(); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (name text)");
            try (var sandbox = Program.start("sandbox", "--port", "0", "--db-url", address(database))) {
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

    @Test
    void a_word_that_is_no_kind_of_file_and_a_folder_without_data_get_one_line() throws IOException {
        var file = Files.writeString(folder.resolve("items.csv"), "sku,name\n");
        expectOneLine(2, "Invalid value for positional parameter at index 0 (KIND): articles is no kind of file. Use one of items, locations, "
                + "vendors, sourcing-terms, stock, customers, orders, purchase-orders. See: backstop import --help",
                "import", "articles", file.toString());
        var nothing = folder.resolve("nothing");
        expectOneLine(1, "There is no data in %s. Name the folder with --data, or the database with --db-url.".formatted(nothing),
                "import", "items", file.toString(), "--data", nothing.toString());
    }

    /** One firm's data, from hand to hand: filled and backed up while it runs, brought back elsewhere, opened through its address. */
    @Test
    void what_was_taken_in_is_backed_up_and_comes_back_and_is_served_from_another_database() throws Exception {
        var data = folder.resolve("firm");
        var backup = folder.resolve("monday.zip");
        String order;
        try (var firm = serve("--data", data.toString())) {
            var api = firm.whenOpen();
            SmallShop.open(api, "MUG-1", 5);
            order = api.post("/orders", SmallShop.order("MUG-1", 8)).expect(201).text("/number");
            expectOneLine(1, TAKEN.formatted(data, firm.pid()), "serve", "--port", "0", "--data", data.toString());
            takeIn(data, api);
            expectLineLike(0, "Wrote [\\d,]+ rows of \\d+ tables to \\Q%s\\E\\.".formatted(backup),
                    "backup", backup.toString(), "--data", data.toString());
            expectOneLine(1, "%s is there already. Name a new file.".formatted(backup),
                    "backup", backup.toString(), "--data", data.toString());
            firm.stop();
        }
        var restored = folder.resolve("restored");
        try (var restore = Program.start("-Dbackstop.programs=", "restore", backup.toString(), "--data", restored.toString())) { // with a PostgreSQL of its own
            assertThat(restore.exitCode()).as(restore.said()).isZero();
            assertThat(restore.said()).contains("Brought back")
                    .containsPattern("The self-audit checked [\\d,]+ item-locations and lines: clean\\.");
        }
        try (var database = Database.in(restored); var elsewhere = serve("--db-url", address(database))) {
            var api = elsewhere.whenOpen();
            assertThat(api.get("/orders/" + order).expect(200).text("/lines/0/quantity")).isEqualTo("8");
            assertThat(api.get("/items/CUP-2").expect(200).text("/name")).isEqualTo("Cup");
            assertThat(api.get("/audit/self").expect(200).text("/state")).isEqualTo("clean");
            elsewhere.stop();
        }
    }

    /** From the shell, into a running firm: a file with a fault changes nothing and says where it is; a sound one is taken in. */
    private void takeIn(Path data, Api api) throws IOException {
        var faulty = Files.writeString(folder.resolve("faulty.csv"), "sku,name,price\nCUP-1,Cup,dear\nCUP-2,Cup,2.50\n");
        try (var refused = Program.start("import", "items", faulty.toString(), "--data", data.toString())) {
            assertThat(refused.exitCode()).as(refused.said()).isEqualTo(1);
            assertThat(refused.said()).contains("Line 2, price: dear is not a number.").contains("1 faults; nothing was taken in.");
        }
        api.get("/items/CUP-2").expect(404);
        var sound = Files.writeString(folder.resolve("sound.csv"), "sku,name,price\nCUP-1,Cup,2.25\nCUP-2,Cup,2.50\n");
        expectOneLine(0, "2 rows taken in: 2 new, 0 changed, 0 as they were. 0 promises move, 0 customers are to be told.",
                "import", "items", sound.toString(), "--data", data.toString());
        api.get("/items/CUP-2").expect(200);
    }

    private static String address(Database database) {
        return database.getJdbcUrl() + "&user=" + database.getUsername() + "&password=" + database.getPassword();
    }

    /** With the sandbox's key to come in by. */
    private static Program serve(String... options) {
        var always = Stream.of("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "serve", "--port", "0");
        return Program.start(Stream.concat(always, Stream.of(options)).toArray(String[]::new));
    }

    private static void expectLineLike(int code, String pattern, String... arguments) {
        try (var program = Program.start(arguments)) {
            assertThat(program.exitCode()).as(program.said()).isEqualTo(code);
            assertThat(program.said()).matches(pattern);
        }
    }

    private static void expectOneLine(int code, String line, String... arguments) {
        try (var program = Program.start(arguments)) {
            assertThat(program.exitCode()).as(program.said()).isEqualTo(code);
            assertThat(program.said()).isEqualTo(line);
        }
    }
}
