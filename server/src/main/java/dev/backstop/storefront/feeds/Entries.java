package dev.backstop.storefront.feeds;

import dev.backstop.catalog.Items;
import dev.backstop.storefront.Availabilities;
import dev.backstop.storefront.Changes;
import dev.backstop.storefront.Elsewhere;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.Wanted;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Goes over items in the order of their skus, some at a time, so that a feed of any length fits in memory. */
@Component
class Entries {
    private static final int AT_A_TIME = 5_000; // skus, found together: where few may differ, to look for them costs most
    private static final int ANSWERED = 500; // no more answers are in memory

    private final Changes changes;
    private final Availabilities availabilities;
    private final Items items;
    private final FeedTable said;

    Entries(Changes changes, Availabilities availabilities, Items items, FeedTable said) {
        this.changes = changes;
        this.availabilities = availabilities;
        this.items = items;
        this.said = said;
    }

    /** Takes some entries. */
    interface Taker {
        void take(List<Entry> some) throws IOException;
    }

    private interface Skus {
        List<String> after(String sku);
    }

    void all(Taker taker) throws IOException {
        each(sku -> changes.everything(sku, AT_A_TIME), taker);
    }

    /** Those whose answers may be others than after that news; where something moved for all, those that may differ from what was said. */
    void changedSince(long version, Taker taker) throws IOException {
        if (changes.all(version)) {
            each(sku -> said.mayDiffer(version, sku, AT_A_TIME), taker);
        } else {
            each(sku -> changes.since(version, sku, AT_A_TIME), taker);
        }
    }

    private void each(Skus skus, Taker taker) throws IOException {
        for (var some = skus.after(""); !some.isEmpty(); some = skus.after(some.getLast())) {
            for (var from = 0; from < some.size(); from += ANSWERED) {
                answer(some.subList(from, Math.min(some.size(), from + ANSWERED)), taker);
            }
        }
    }

    private void answer(List<String> some, Taker taker) throws IOException {
        var known = items.bySkus(some);
        taker.take(availabilities.of(some.stream().map(sku -> new Wanted(sku, null)).toList(), Shopper.ANYONE).stream()
                .map(answer -> new Entry(Objects.requireNonNull(known.get(answer.sku()), "item of an answer"), answer,
                        Elsewhere.of(answer)))
                .toList());
    }
}
