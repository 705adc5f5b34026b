package dev.backstop.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two weeks of silence while nothing changes: who wishes it reads that all is on track. The wait is from 2 March to 20 April. */
@BackstopTest
class OnTrackTest {
    @Autowired
    private Api api;

    private LateShop shop;

    @BeforeEach
    void a_long_wait() {
        shop = new LateShop(api);
        shop.open();
        shop.comes("20", "2026-04-20");
        shop.order("SHOP", "3");
    }

    private List<String> notes() {
        return StreamSupport.stream(api.get("/notices?customer=SHOP").expect(200).at("/data").spliterator(), false)
                .filter(notice -> notice.at("/kind").stringValue().equals("on-track")).map(notice -> notice.at("/text").stringValue()).toList();
    }

    @Test
    void nobody_is_written_to_unasked() {
        shop.advance("2026-04-19T00:00:00Z");
        assertThat(notes()).isEmpty();
    }

    @Test
    void who_wishes_it_reads_it_every_two_weeks_in_the_digest_of_the_day_until_it_nearly_ships() {
        api.put("/telling-rules/customers/SHOP", Map.of("onTrack", true)).expect(200);
        shop.advance("2026-03-17T19:59:00Z");
        assertThat(notes()).isEmpty();
        shop.advance("2026-03-17T20:01:00Z");
        assertThat(notes()).singleElement().asString().contains("Nothing has changed", "3 × MUG, order SO-1: ships by Monday 20 April 2026", "every two weeks");
        shop.advance("2026-04-19T00:00:00Z");
        assertThat(notes()).as("17 March, 1 April and 16 April, and none when it nearly ships").hasSize(3);
    }

    @Test
    void a_change_begins_the_two_weeks_anew_and_the_house_may_write_to_all_who_do_not_refuse() {
        api.patch("/telling-rules", Map.of("onTrack", "all")).expect(200);
        shop.advance("2026-03-16T12:00:00Z");
        shop.moves("2026-05-04");
        shop.advance("2026-03-29T12:00:00Z");
        assertThat(notes()).isEmpty();
        shop.advance("2026-04-02T12:00:00Z");
        assertThat(notes()).hasSize(1);
        api.put("/telling-rules/customers/SHOP", Map.of("onTrack", false)).expect(200);
        shop.advance("2026-05-01T12:00:00Z");
        assertThat(notes()).hasSize(1);
        assertThat(api.patch("/telling-rules", Map.of("onTrack", "sometimes")).expect(422).text()).contains("off, asked, all");
    }
}
