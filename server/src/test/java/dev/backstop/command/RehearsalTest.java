package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@BackstopTest
class RehearsalTest {
    private final Api api;
    private final String root;

    @Autowired
    RehearsalTest(Api api, Environment environment) {
        this.api = api;
        this.root = "http://localhost:%s/".formatted(environment.getRequiredProperty("local.server.port"));
    }

    @Test
    void what_is_done_most_is_done_once_beforehand() throws Exception {
        new Rehearsal(root, Api.KEY, 3).play();
        assertThat(api.get("/inbound-shipments/CONT-1").expect(200).text("/expectedOn")).as("after three slips").isEqualTo(LocalDate.now(ZoneOffset.UTC).plusDays(70).toString());
        assertThat(api.get("/orders?limit=100").expect(200).at("/data").size()).as("orders of eight clients").isEqualTo(24);
        assertThat(api.get("/proposals?state=open&limit=200").expect(200).at("/data").size()).as("two thirds were counted below their reorder point").isGreaterThanOrEqualTo(133);
    }
}
