package dev.backstop.storefront.feeds;

import dev.backstop.storefront.Changes;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.storefront.addresses.ShopAddresses;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Feeds as files in the folder for what is temporary: written once for each version of the facts, in bounded memory, and sent from
 * there to as many
 * as ask. Only so is the entity tag known before the first byte, and a reader that has it already is told so in no time.
 */
@Component
class FeedFiles implements DisposableBean {
    private static final int MOST_SLOTS = 20; // readers of changes come and go

    private final FeedWriter writer;
    private final FeedTable table;
    private final Changes changes;
    private final ShopAddresses addresses;
    private final Map<Key, Slot> slots = new ConcurrentHashMap<>();

    FeedFiles(FeedWriter writer, FeedTable table, Changes changes, ShopAddresses addresses) {
        this.writer = writer;
        this.table = table;
        this.changes = changes;
        this.addresses = addresses;
    }

    private record Key(Feed feed, Optional<Long> base) {}

    /** One that is written; it holds for these addresses and until there are newer news. */
    record Written(Path file, String etag, long version, Shop shop, long items) {
        boolean holds(long now, Shop other) {
            return version == now && shop.equals(other) && Files.exists(file);
        }
    }

    /** One that is open to be read, whatever becomes of its file meanwhile. */
    record Opened(Written feed, InputStream content, long size) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            content.close();
        }
    }

    private static final class Slot {
        private @Nullable Written written;
    }

    /** The feed as it stands; of the feed of changes what its reader does not know yet. */
    Opened open(Feed feed, String reader) throws IOException {
        var key = new Key(feed, feed == Feed.GOOGLE_CHANGES ? table.versionOf(Feed.GOOGLE, reader) : Optional.empty());
        if (slots.size() > MOST_SLOTS) {
            forgetOthers(key);
        }
        var slot = slots.computeIfAbsent(key, _ -> new Slot());
        synchronized (slot) { // those who ask at the same time wait for the one file
            var version = changes.now();
            var shop = addresses.now();
            var written = slot.written;
            if (written == null || !written.holds(version, shop)) {
                written = write(feed, version, shop, key.base());
                discard(slot.written);
                slot.written = written;
            }
            return new Opened(written, Files.newInputStream(written.file()), Files.size(written.file()));
        }
    }

    private void forgetOthers(Key kept) {
        slots.keySet().stream().filter(key -> key.feed() == Feed.GOOGLE_CHANGES && !key.equals(kept)).toList().forEach(key -> {
            var slot = slots.remove(key);
            if (slot != null) {
                synchronized (slot) {
                    discard(slot.written);
                }
            }
        });
    }

    private Written write(Feed feed, long version, Shop shop, Optional<Long> base) {
        try {
            var file = Files.createTempFile("backstop-feed-", "-" + feed.file());
            file.toFile().deleteOnExit();
            var digest = MessageDigest.getInstance("SHA-256");
            try (var out = new BufferedWriter(new OutputStreamWriter(new DigestOutputStream(Files.newOutputStream(file), digest),
                    StandardCharsets.UTF_8))) {
                var items = writer.write(feed, version, shop, base, out);
                out.flush();
                if (feed == Feed.GOOGLE) {
                    table.forget(version);
                }
                return new Written(file, '"' + HexFormat.of().formatHex(digest.digest()).substring(0, 32) + '"', version, shop, items);
            } catch (RuntimeException refused) {
                Files.deleteIfExists(file);
                throw refused;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("The feed %s could not be written".formatted(feed.file()), failed);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static void discard(@Nullable Written written) {
        if (written != null) {
            try {
                Files.deleteIfExists(written.file()); // whoever is reading it reads on
            } catch (IOException _) {
                // the folder is emptied by the machine
            }
        }
    }

    @Override
    public void destroy() {
        slots.values().forEach(slot -> {
            synchronized (slot) {
                discard(slot.written);
            }
        });
    }
}
