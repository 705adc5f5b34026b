package dev.backstop.replenishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.backstop.testing.Answer;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Buying;
import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BackstopTest
class PoliciesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 8, 3);
    private static final int DAYS = 180;

    private final Api api;
    private final Buying buying;

    @Autowired
    PoliciesTest(Api api, Buying buying) {
        this.api = api;
        this.buying = buying;
    }

    @BeforeEach
    void halfAYearOfOrders() {
        api.put("/sandbox/clock", "{\"now\":\"2026-08-03T09:00:00Z\"}").expect(200);
        buying.firm();
        buying.item("MUG", "");
        api.patch("/items/MUG", "{\"price\":{\"amount\":\"4\",\"currency\":\"EUR\"}}").expect(200);
        for (var back = DAYS; back > 0; back -= 3) {
            buying.order("MUG", 2 + back * back % 7, ",\"orderedAt\":\"%sT10:00:00Z\"".formatted(TODAY.minusDays(back)));
        }
        api.post("/plan-runs", "{\"mode\":\"all\"}").expect(201);
    }

    @Test
    void policies_are_tried_on_the_past_and_more_service_takes_more_stock() {
        var done = replayed();

        assertThat(done.text("/state")).isEqualTo("done");
        assertThat(done.at("/sampled").intValue()).isEqualTo(1);
        var rungs = done.at("/results").valueStream().filter(each -> each.at("/target/kind").asString("").equals("fill-rate")).toList();
        assertThat(rungs).hasSizeGreaterThan(4);
        assertThat(rungs.getLast().get("stockValue").doubleValue()).isGreaterThan(rungs.getFirst().get("stockValue").doubleValue());
        assertThat(rungs.getLast().get("fillRate").doubleValue()).isGreaterThanOrEqualTo(rungs.getFirst().get("fillRate").doubleValue())
                .isGreaterThan(0.9);
        assertThat(done.at("/results").valueStream().map(each -> each.get("policy").stringValue())).contains("as-it-was", "present");
    }

    @Test
    void a_policy_counts_once_it_is_approved_and_is_rolled_back_by_one_action() {
        var before = api.get("/reorder-points/MUG/MAIN").expect(200);
        var proposed = propose("0.99", null);
        assertThat(target()).isEqualTo("0.95");

        api.post("/policies/%s/approve".formatted(proposed), "{}").expect(422);
        var approved = api.post("/policies/%s/approve".formatted(proposed), "{\"approvedBy\":\"R. Service\"}").expect(200);
        assertThat(approved.text("/approvedBy")).isEqualTo("R. Service");
        assertThat(approved.at("/places").intValue()).isEqualTo(1);
        assertThat(approved.text("/watch/verdict")).isEqualTo("too-early");
        assertThat(target()).isEqualTo("0.99");
        buying.plan();
        assertThat(point()).isGreaterThan(Long.parseLong(before.text("/learned/reorderPoint")));
        api.post("/policies/%s/approve".formatted(proposed), "{\"approvedBy\":\"R. Service\"}").expect(409);

        api.post("/policies/%s/roll-back".formatted(proposed), "{}").expect(200);
        assertThat(target()).isEqualTo("0.95");
        buying.plan();
        assertThat(point()).isEqualTo(Long.parseLong(before.text("/learned/reorderPoint")));
    }

    @Test
    void a_temporary_policy_ends_by_itself_and_leaves_alone_what_was_changed_since() {
        api.post("/policies/%s/approve".formatted(propose("0.99", "2026-08-05")), "{\"approvedBy\":\"R. Service\"}").expect(200);
        buying.advance("2026-08-05T12:00:00Z");
        assertThat(target()).isEqualTo("0.99");
        buying.advance("2026-08-06T12:00:00Z");
        assertThat(target()).isEqualTo("0.95");

        var other = propose("0.9", null);
        api.post("/policies/%s/approve".formatted(other), "{\"approvedBy\":\"R. Service\"}").expect(200);
        api.patch("/reorder-points/MUG/MAIN", "{\"target\":{\"kind\":\"fill-rate\",\"value\":\"0.97\"}}").expect(200);
        api.post("/policies/%s/roll-back".formatted(other), "{}").expect(200);
        assertThat(target()).isEqualTo("0.97");
    }

    @Test
    void what_happens_is_held_against_what_was_predicted() {
        var policy = propose("0.95", null);
        api.post("/policies/%s/approve".formatted(policy), "{\"approvedBy\":\"R. Service\"}").expect(200);
        for (var order = 0; order < 30; order++) {
            buying.order("MUG", 1, "");
        }

        assertThat(api.get("/policies/" + policy).expect(200).text("/watch/verdict")).as("nothing is here, so all of them wait")
                .isEqualTo("roll-back");
    }

    private String propose(String value, @Nullable String until) {
        var body = "{\"segment\":\"%s\",\"target\":{\"kind\":\"fill-rate\",\"value\":\"%s\"},\"until\":%s,\"reason\":\"a test\"}".formatted(segment(), value,
                until == null ? "null" : '"' + until + '"');
        return api.post("/policies", body).expect(201).text("/policy");
    }

    private String segment() {
        for (var segment : new String[] {"AX", "AY", "AZ"}) {
            if (api.get("/planning-segments").expect(200).at("/data").toString().contains('"' + segment + '"')) {
                return segment;
            }
        }
        throw new AssertionError("the only item is the most valuable one");
    }

    private Answer replayed() {
        var number = api.post("/replays", "{}").expect(202).text("/replay");
        await().atMost(Duration.ofMinutes(2)).until(() -> !api.get("/replays/" + number).text("/state").equals("running"));
        return api.get("/replays/" + number).expect(200);
    }

    private String target() {
        return api.get("/reorder-points/MUG/MAIN").expect(200).text("/target/value");
    }

    private long point() {
        return Long.parseLong(api.get("/reorder-points/MUG/MAIN").expect(200).text("/learned/reorderPoint"));
    }
}
