package dev.backstop.buying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.StubbornMailServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed between the commit of purchase orders and their mails, and again when the vendor's mail server has taken one and before it hears
 * so. SMTP cannot be asked what it has, so that one comes again; it is the same mail under the same id, which mail programs show once.
 */
class KilledWhileOrderingIT {
    private static final int ORDERS = 9;
    private static final int TAKEN_BEFORE_THE_SECOND_KILL = 4;

    @TempDir
    Path data;

    @Test
    void each_purchase_order_reaches_its_vendor_once() throws InterruptedException {
        Program.openedOnceIn(data);
        try (var mail = new StubbornMailServer()) {
            mail.fallSilentAfter(0);
            try (var program = start(mail)) {
                var api = program.whenOpen();
                new BoughtShop(api).open("en");
                dieWhileSending(program, api, mail, 1, 1);
            }
            assertThat(mail.taken()).as("committed, and not sent").isEmpty();

            mail.fallSilentAfter(TAKEN_BEFORE_THE_SECOND_KILL);
            try (var program = start(mail)) {
                var api = program.whenOpen();
                claimsRunOut();
                advance(api, "2026-01-05T09:01:00Z");
                dieWhileSending(program, api, mail, 2, ORDERS);
            }
            var inTheAir = mail.taken().getLast();

            mail.answerAgain();
            try (var program = start(mail)) {
                var api = program.whenOpen();
                claimsRunOut();
                advance(api, "2026-01-05T09:02:00Z");
                for (var number = TAKEN_BEFORE_THE_SECOND_KILL + 1; number <= ORDERS; number++) {
                    order(api, number);
                }
                advance(api, "2026-01-05T09:30:00Z");
                program.stop();
            }
            var taken = mail.taken();
            assertThat(taken.stream().map(StubbornMailServer.Taken::subject).distinct()).as("every order: " + taken).hasSize(ORDERS);
            assertThat(taken.stream().map(StubbornMailServer.Taken::id).distinct()).as("each as one mail: " + taken).hasSize(ORDERS);
            assertThat(taken).as("only the one in the air came again, as itself").hasSize(ORDERS + 1);
            assertThat(taken.stream().filter(inTheAir::equals)).hasSize(2);
        }
    }

    private static void order(Api api, int number) {
        api.post("/purchase-orders", """
                {"number":"B-%d","vendor":"ACME","location":"MAIN","state":"sent","lines":[{"line":1,"sku":"MUG","quantity":"6"}]}""".formatted(number)).expect(201);
    }

    /** In a sandbox a mail leaves within the call that committed its order, so that the call hangs with the mail server. */
    private static void dieWhileSending(Program program, Api api, StubbornMailServer mail, int first, int last) throws InterruptedException {
        var ordering = Thread.ofPlatform().start(() -> {
            try {
                for (var number = first; number <= last; number++) {
                    order(api, number);
                }
            } catch (UncheckedIOException _) {
                // killed in the middle of it
            }
        });
        mail.awaitSilence();
        program.kill();
        ordering.join();
    }

    private static void advance(Api api, String to) {
        api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
    }

    /** What the dead sender claimed is free after minutes; the test does not wait for them. */
    private void claimsRunOut() {
        try {
            var port = Files.readAllLines(data.resolve("cluster/postmaster.pid")).get(3).strip();
            var password = Files.readString(data.resolve("password")).strip();
            try (var database = DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%s/backstop".formatted(port), "backstop", password);
                    var statement = database.createStatement()) {
                statement.execute("UPDATE post.message SET claimed_until = clock_timestamp() - interval '1 second' WHERE claimed_until IS NOT NULL");
            }
        } catch (IOException | SQLException failed) {
            fail("The database of the killed program cannot be reached", failed);
        }
    }

    /** Kept data as at a firm, with the sandbox's clock and key. */
    private Program start(StubbornMailServer mail) {
        return Program.start("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "-Dbackstop.mail.from=orders@brook.example", "serve", "--port", "0",
                "--data", data.toString(), "--smtp-url", mail.url());
    }
}
