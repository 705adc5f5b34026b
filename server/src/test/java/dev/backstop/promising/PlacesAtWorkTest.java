package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.catalog.Place;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two that are at work on orders at the same time. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class PlacesAtWorkTest {
    private static final Place MUG = new Place(1, 1);
    private static final Place SPOON = new Place(2, 1);
    private static final Place BOWL = new Place(3, 1);

    private final PlacesAtWork atWork = new PlacesAtWork();

    @Test
    void whoWantsOthersGoesOn() {
        atWork.claim(Map.of("mine", List.of(MUG)));
        assertThat(elsewhere(Map.of("theirs", List.of(SPOON))).join()).containsExactly("theirs");
    }

    @Test
    void whereFewWantTheSameTheRestGoesOn() {
        atWork.claim(Map.of("mine", List.of(MUG)));
        assertThat(elsewhere(Map.of("same", List.of(MUG, SPOON), "other", List.of(BOWL), "third", List.of(SPOON))).join())
                .containsExactlyInAnyOrder("other", "third");
    }

    @Test
    void whereMostWantTheSameTheyWaitUntilItIsGivenBack() {
        atWork.claim(Map.of("mine", List.of(MUG)));
        var waiting = elsewhere(Map.of("same", List.of(MUG), "alike", List.of(MUG)));
        assertThat(waiting.copy().completeOnTimeout(Set.of(), 100, TimeUnit.MILLISECONDS).join()).isEmpty();
        atWork.release();
        assertThat(waiting.join()).containsExactlyInAnyOrder("same", "alike");
    }

    @Test
    void whatIsGivenBackMayBeClaimedAgain() {
        atWork.claim(Map.of("mine", List.of(MUG)));
        atWork.release();
        assertThat(elsewhere(Map.of("theirs", List.of(MUG))).orTimeout(Duration.ofSeconds(5).toMillis(), TimeUnit.MILLISECONDS).join()).containsExactly("theirs");
    }

    private CompletableFuture<Set<String>> elsewhere(Map<String, List<Place>> needed) {
        var claimed = new CompletableFuture<Set<String>>();
        Thread.ofVirtual().start(() -> claimed.complete(atWork.claim(needed)));
        return claimed;
    }
}
