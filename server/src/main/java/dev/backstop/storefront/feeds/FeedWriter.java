package dev.backstop.storefront.feeds;

import dev.backstop.outreach.OwnName;
import dev.backstop.storefront.Elsewhere;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import java.io.IOException;
import java.io.Writer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** Writes feeds. */
@Component
class FeedWriter {
    private final Entries entries;
    private final FeedTable table;
    private final OwnName own;
    private final Json json;
    private final Clock clock;

    FeedWriter(Entries entries, FeedTable table, OwnName own, Json json, Clock clock) {
        this.entries = entries;
        this.table = table;
        this.own = own;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes a feed.
     *
     * @param version the number of the newest news, asked for before
     * @param shop    where the items' pages are
     * @param base    for the feed of changes: the version that its reader has; empty: none, so that all is written
     * @return how many items are in it
     * @throws Problem 409 where the feed needs to know where the items' pages are and nobody said
     */
    long write(Feed feed, long version, Shop shop, Optional<Long> base, Writer into) throws IOException {
        var count = new AtomicLong();
        switch (feed) {
            case GOOGLE -> google(shop, version, count, into);
            case GOOGLE_CHANGES -> changes(base, count, into);
            case ONIX -> onix(count, into);
            case SCHEMA_ORG -> {
                var products = new SchemaOrgFeed(into, shop, json);
                entries.all(some -> each(some, count, products::write));
            }
            case CSV -> {
                var csv = new CsvFeed(into, shop);
                entries.all(some -> each(some, count, csv::write));
                csv.end();
            }
        }
        into.flush();
        return count.get();
    }

    private static void each(List<Entry> some, AtomicLong count, GoogleFeed.Source.One taker) throws IOException {
        for (var entry : some) {
            taker.take(entry);
        }
        count.addAndGet(some.size());
    }

    private void google(Shop shop, long version, AtomicLong count, Writer into) throws IOException {
        if (shop.itemPage() == null) {
            throw Problem.conflict("no-item-pages",
                    "This feed leads to the items' pages, and nobody said where they are. Set itemPage in /shop-addresses.");
        }
        new GoogleFeed(shop, own.firm()).full(into, taker -> entries.all(some -> {
            table.keep(version, some);
            for (var entry : some) {
                taker.take(entry);
                count.addAndGet(GoogleFeed.said(entry) == null ? 0 : 1);
            }
        }));
    }

    private void onix(AtomicLong count, Writer into) throws IOException {
        new OnixFeed(own.firm(), clock.instant()).full(into, taker -> entries.all(some -> each(some, count, taker)));
    }

    /** What is no longer as the reader has it. What has left the feed is out of stock: it cannot be taken out from here. */
    private void changes(Optional<Long> base, AtomicLong count, Writer into) throws IOException {
        GoogleFeed.heading(into);
        Entries.Taker taker = some -> {
            var before = base.map(version -> table.said(version, some.stream().map(entry -> entry.item().id()).toList()));
            for (var entry : some) {
                var google = GoogleFeed.said(entry);
                var now = google == null ? new Elsewhere.Google("out_of_stock", null, null) : google;
                var known = before.map(said -> said.get(entry.item().id()));
                if (before.isEmpty() ? google != null : known.isPresent() && !known.get().equals(now)) {
                    GoogleFeed.line(into, entry.item().sku(), now);
                    count.incrementAndGet();
                }
            }
        };
        if (base.isPresent()) {
            entries.changedSince(base.get(), taker);
        } else {
            entries.all(taker);
        }
    }
}
