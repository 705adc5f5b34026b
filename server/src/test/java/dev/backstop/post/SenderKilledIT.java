package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.Program;
import dev.backstop.testing.SmallShop;
import dev.backstop.testing.StubbornMailServer;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program dies between the mail server's 250 and its own commit. SMTP cannot be asked what it has, so the one mail that was in the air
 * comes again; it does so under its id, as the same mail, and nothing else comes twice or not at all.
 */
class SenderKilledIT {
    private static final int ORDERS = 40;
    private static final int KILLED_AT = 17;
    private static final Duration CLAIM = Duration.ofSeconds(5);

    @TempDir
    Path data;

    @Test
    void no_mail_is_lost_and_only_the_one_in_the_air_comes_again_under_its_id() throws InterruptedException {
        Program.openedOnceIn(data);
        try (var mails = new StubbornMailServer()) {
            try (var program = start(mails)) {
                var api = program.whenOpen();
                SmallShop.open(api, "MUG-1", ORDERS);
                api.patch("/customers/C-1", "{\"email\":\"buyer@shop.example\"}").expect(200);
                IntStream.range(0, ORDERS).forEach(_ -> api.post("/orders", SmallShop.order("MUG-1", 1)).expect(201));
                mails.fallSilentAfter(KILLED_AT); // the last is taken for good, and the program dies before it hears so
                var advancing = Thread.ofPlatform().start(() -> advance(api, "2026-01-05T09:01:00Z"));
                mails.awaitSilence();
                program.kill();
                mails.answerAgain();
                advancing.join();
            }
            Thread.sleep(CLAIM.plusSeconds(1));
            try (var program = start(mails)) {
                var api = program.whenOpen();
                advance(api, "2026-01-05T09:02:00Z");
                assertThat(api.get("/notices?limit=1000").expect(200).at("/data")).hasSize(ORDERS)
                        .allSatisfy(notice -> assertThat(notice.at("/state").stringValue()).isEqualTo("sent"));
                program.stop();
            }
            onlyTheOneInTheAirCameTwice(mails.taken());
        }
    }

    private static void onlyTheOneInTheAirCameTwice(List<StubbornMailServer.Taken> taken) {
        assertThat(taken.stream().map(StubbornMailServer.Taken::subject).distinct()).as("every order was confirmed").hasSize(ORDERS);
        assertThat(taken.stream().map(StubbornMailServer.Taken::id).distinct()).as("each by one mail").hasSize(ORDERS);
        assertThat(taken).as("the one in the air came again").hasSize(ORDERS + 1);
        assertThat(taken.stream().filter(mail -> mail.id().equals(taken.get(KILLED_AT - 1).id()))).as("and was the same mail").hasSize(2);
    }

    private Program start(StubbornMailServer mails) {
        return Program.start("-Dbackstop.sandbox=true", "-Dbackstop.sandbox-key=" + Api.KEY, "-Dbackstop.mail.claim=" + CLAIM, "serve",
                "--port", "0", "--data", data.toString(), "--smtp-url", mails.url());
    }

    private static void advance(Api api, String to) {
        try {
            api.post("/sandbox/clock/advance", Map.of("to", to)).expect(200);
        } catch (UncheckedIOException _) {
            // killed in the middle of it
        }
    }
}
