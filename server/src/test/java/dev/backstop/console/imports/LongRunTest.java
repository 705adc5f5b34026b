package dev.backstop.console.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.access.Who;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

class LongRunTest {
    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void short_work_is_done_before_the_answer_and_its_failure_is_the_answer() {
        assertThat(LongRun.begin(() -> "done", Duration.ofMinutes(1))).contains("done");
        assertThatThrownBy(() -> LongRun.begin(() -> {
            throw new IllegalStateException("the file is gone");
        }, Duration.ofMinutes(1))).isInstanceOf(IllegalStateException.class).hasMessage("the file is gone");
    }

    @Test
    void long_work_goes_on_after_the_answer_in_the_name_of_who_began_it() throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("priya@demo.example", "", "planner"));
        var answered = new CountDownLatch(1);
        var by = new CompletableFuture<String>();

        var outcome = LongRun.begin(() -> {
            await(answered);
            by.complete(Who.now());
            return "done";
        }, Duration.ofMillis(1));

        assertThat(outcome).isEmpty();
        answered.countDown();
        assertThat(by.get(1, TimeUnit.MINUTES)).isEqualTo("priya@demo.example");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
