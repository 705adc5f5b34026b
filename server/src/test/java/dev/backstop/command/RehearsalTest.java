package dev.backstop.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
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
        assertThat(api.get("/orders?limit=100").expect(200).at("/data").size()).as("orders of eight clients").isEqualTo(24);
        assertThat(api.get("/plan-runs").expect(200).at("/data").size()).isGreaterThan(1);
    }
}
