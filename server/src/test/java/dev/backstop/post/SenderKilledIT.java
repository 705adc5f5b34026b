package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.SmallShop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program dies between the mail server's 250 and its own commit. SMTP cannot be asked what it has, so the one mail that was in the air comes again;
 * it does so under its id, as the same mail, and nothing else comes twice or not at all.
 */
class SenderKilledIT {
    private static final int ORDERS = 40;
    private static final int KILLED_AT = 17;
    private static final Duration CLAIM = Duration.ofSeconds(5);

    @TempDir
    Path data;

    /** A mail that the server took. */
    private record Taken(String id, String subject) {}

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final CountDownLatch killing = new CountDownLatch(1);
    private final CountDownLatch dead = new CountDownLatch(1);

    @Test
    void no_mail_is_lost_and_only_the_one_in_the_air_comes_again_under_its_id() throws IOException, InterruptedException {
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server));
            try (var program = start(server.getLocalPort())) {
                var api = program.whenOpen();
                SmallShop.open(api, "MUG-1", ORDERS);
                api.patch("/customers/C-1", "{\"email\":\"buyer@shop.example\"}").expect(200);
                IntStream.range(0, ORDERS).forEach(_ -> api.post("/orders", SmallShop.order("MUG-1", 1)).expect(201));
                var advancing = Thread.ofPlatform().start(() -> advance(api, "2026-01-05T09:01:00Z"));
                killing.await();
                program.kill();
                dead.countDown();
                advancing.join();
            }
            Thread.sleep(CLAIM.plusSeconds(1));
            try (var program = start(server.getLocalPort())) {
                var api = program.whenOpen();
                advance(api, "2026-01-05T09:02:00Z");
                assertThat(api.get("/notices?limit=1000").expect(200).at("/data")).hasSize(ORDERS)
                        .allSatisfy(notice -> assertThat(notice.at("/state").stringValue()).isEqualTo("sent"));
                program.stop();
            }
        }
        assertThat(taken.stream().map(Taken::subject).distinct()).as("every order was confirmed").hasSize(ORDERS);
        assertThat(taken.stream().map(Taken::id).distinct()).as("each by one mail").hasSize(ORDERS);
        assertThat(taken).as("the one in the air came again").hasSize(ORDERS + 1);
        assertThat(taken.stream().filter(mail -> mail.id().equals(taken.get(KILLED_AT - 1).id()))).as("and was the same mail").hasSize(2);
    }

    private Program start(int mailPort) {
        return Program.start("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "-Dbackstop.mail.claim=" + CLAIM, "serve", "--port", "0",
                "--data", data.toString(), "--smtp-url", "smtp://127.0.0.1:" + mailPort);
    }

    private static void advance(Api api, String to) {
        try {
            api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
        } catch (UncheckedIOException _) {
            // killed in the middle of it
        }
    }

    private void serve(ServerSocket server) {
        try {
            while (true) {
                var caller = server.accept();
                Thread.ofVirtual().start(() -> take(caller));
            }
        } catch (IOException _) {
            // closed: the test is over
        }
    }

    private void take(Socket caller) {
        try (caller; var in = new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = caller.getOutputStream();
            say(out, "220 here");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("DATA")) {
                    say(out, "354 go on");
                    taken.add(mail(in));
                    if (taken.size() == KILLED_AT) { // it is taken for good, and the program dies before it hears so
                        killing.countDown();
                        dead.await();
                    }
                }
                say(out, line.startsWith("QUIT") ? "221 bye" : "250 ok");
            }
        } catch (IOException _) {
            // the other side went away
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Taken mail(BufferedReader in) throws IOException {
        var id = "";
        var subject = "";
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            id = line.startsWith("Message-ID:") ? line.substring(11).strip() : id;
            subject = line.startsWith("Subject:") ? line.substring(8).strip() : subject;
        }
        return new Taken(id, subject);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
