package dev.backstop.storefront.feeds;

import dev.backstop.outreach.OwnName;
import dev.backstop.storefront.addresses.ShopAddresses;
import dev.backstop.web.Listing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The feeds, where they are fetched, and who read them when. */
@RestController
@RequestMapping("/api/v1/feeds")
class FeedsApi {
    private final FeedTable table;
    private final ShopAddresses addresses;
    private final OwnName own;

    FeedsApi(FeedTable table, ShopAddresses addresses, OwnName own) {
        this.table = table;
        this.addresses = addresses;
        this.own = own;
    }

    /** One feed; {@code address} holds the secret. */
    record Shown(String feed, String words, String address, List<Reading> readings) {
        Shown {
            readings = List.copyOf(readings);
        }
    }

    /** The last time that a reader fetched it, and how many items it got. */
    record Reading(String reader, Instant at, long items) {}

    @GetMapping
    Listing<Shown> all() {
        var shop = addresses.now();
        var reads = table.reads();
        return Listing.of(Arrays.stream(Feed.values()).map(feed -> new Shown(feed.file(), feed.words(),
                own.page("/feeds/%s?token=%s".formatted(feed.file(), shop.feedToken())),
                reads.stream().filter(read -> read.feed().equals(feed.file())).map(read -> new Reading(read.reader(), read.at(),
                        read.items())).toList()))
                .toList());
    }
}
