package dev.backstop.post;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.web.PublicUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays in the building: as files where no way out is configured, and on record where nothing may leave. */
class StayingWayTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final Mime mime = new Mime(new Sender("A Firm", "orders@firm.example", ""),
            new PublicUrl("http://localhost:8080"));

    private Outcome sent(Channel channel, String to, StayingWay.Keeper keeper) {
        var way = new StayingWay(channel, mime, CLOCK, keeper);
        assertThat(way.leaves()).isFalse();
        var fates = new ArrayList<Outcome>();
        way.send(List.of(new Outgoing(7, "notice 1", Stream.SERVICE, channel, to, null, "Später", "Grüße", null, "de", null, "key", "<id@firm.example>", null, 1,
                false, List.of())), (_, outcome) -> fates.add(outcome));
        assertThat(fates).hasSize(1);
        return fates.getFirst();
    }

    @Test
    void a_mail_becomes_a_file_that_mail_programs_open_and_is_not_sent() throws IOException {
        assertThat(sent(Channel.EMAIL, "a@shop.example", StayingWay.filing(folder))).isInstanceOfSatisfying(Outcome.Refused.class, kept -> {
            assertThat(kept.why()).contains("no way out is configured for email", "7.eml");
            assertThat(kept.address()).as("the address is not to blame").isFalse();
        });
        try (var in = Files.newInputStream(folder.resolve("7.eml"))) {
            Message mail = new DefaultMessageBuilder().parseMessage(in);
            assertThat(mail.getSubject()).isEqualTo("Später");
            assertThat(mail.getTo()).hasToString("[a@shop.example]");
        }
    }

    @Test
    void a_text_becomes_a_file_too() throws IOException {
        sent(Channel.SMS, "+441632960001", StayingWay.filing(folder));
        assertThat(folder.resolve("7.sms.txt")).content().contains("+441632960001", "Grüße");
    }

    @Test
    void a_folder_that_cannot_be_written_is_tried_again() throws IOException {
        var file = Files.writeString(folder.resolve("taken"), "no folder");
        assertThat(sent(Channel.SMS, "+441632960001", StayingWay.filing(file))).isInstanceOf(Outcome.Later.class);
    }

    @Test
    void what_is_recorded_counts_as_taken_and_keeps_its_bytes() {
        assertThat(sent(Channel.EMAIL, "a@shop.example", StayingWay.taking("recorded"))).isInstanceOfSatisfying(Outcome.Accepted.class, taken -> {
            assertThat(taken.evidence()).isEqualTo("recorded");
            assertThat(taken.raw()).isNotNull();
        });
    }
}
