package dev.backstop.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AvailabilityMemoryTest {
    private static final long MUG = 7;

    private final AtomicInteger asked = new AtomicInteger();
    private Instant until = Instant.MAX;
    private Instant now = Instant.parse("2026-01-05T09:00:00Z");
    private AvailabilityMemory memory = new AvailabilityMemory(clock());

    @BeforeEach
    void news_come_in() {
        memory.listening(true);
    }

    @Test
    void an_answer_is_worked_out_once_while_it_holds() {
        assertThat(ask()).isEqualTo("1");
        assertThat(ask()).isEqualTo("1");
    }

    @Test
    void it_is_worked_out_anew_when_an_item_it_rests_on_moved_and_no_other() {
        ask();
        memory.forget(List.of(8L));
        assertThat(ask()).isEqualTo("1");
        memory.forget(List.of(MUG));
        assertThat(ask()).isEqualTo("2");
        memory.forgetAll();
        assertThat(ask()).isEqualTo("3");
    }

    @Test
    void what_moves_while_it_is_worked_out_is_not_missed() {
        memory.of("sku=MUG", () -> {
            memory.forget(Set.of(MUG));
            return answer();
        });
        assertThat(ask()).isEqualTo("2");
    }

    @Test
    void nothing_is_kept_while_news_are_lost_or_after_five_minutes() {
        ask();
        now = now.plusSeconds(301);
        assertThat(ask()).isEqualTo("2");
        memory.listening(false);
        assertThat(ask()).isEqualTo("3");
        assertThat(ask()).isEqualTo("4");
    }

    @Test
    void nothing_is_kept_past_a_midnight_or_a_cut_off() {
        until = now.plusSeconds(5);
        ask();
        now = now.plusSeconds(4);
        assertThat(ask()).isEqualTo("1");
        now = now.plusSeconds(1);
        assertThat(ask()).isEqualTo("2");
    }

    private String ask() {
        return new String(memory.of("sku=MUG", this::answer).body(), StandardCharsets.UTF_8);
    }

    private Answer answer() {
        return new Answer(Answer.JSON, Integer.toString(asked.incrementAndGet()).getBytes(StandardCharsets.UTF_8), "tag", "no-cache",
                Set.of(MUG), until, List.of());
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }
}
