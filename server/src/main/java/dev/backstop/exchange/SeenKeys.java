package dev.backstop.exchange;

import java.nio.charset.StandardCharsets;

/**
 * The keys of a file so far and the lines on which they stood, at sixteen bytes each, so that a million of them cost little. Keys are told
 * apart by 64 bits of their hash: two of a million are taken for one with a chance of one in thirty million.
 */
final class SeenKeys {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[1 << 10];
    private long[] lines = new long[1 << 10];
    private int size;

    /** Notes a key; the line on which it stood before, or 0 if it is new. */
    long firstLine(String key, long line) {
        if (size * 2 > hashes.length) {
            grow();
        }
        var hash = hash(key);
        var place = placeOf(hash);
        if (hashes[place] == hash) {
            return lines[place];
        }
        hashes[place] = hash;
        lines[place] = line;
        size++;
        return 0;
    }

    private int placeOf(long hash) {
        var place = (int) (hash >>> 32) & (hashes.length - 1);
        while (hashes[place] != 0 && hashes[place] != hash) {
            place = (place + 1) & (hashes.length - 1);
        }
        return place;
    }

    private void grow() {
        var oldHashes = hashes;
        var oldLines = lines;
        hashes = new long[oldHashes.length * 2];
        lines = new long[oldHashes.length * 2];
        for (var at = 0; at < oldHashes.length; at++) {
            if (oldHashes[at] != 0) {
                var place = placeOf(oldHashes[at]);
                hashes[place] = oldHashes[at];
                lines[place] = oldLines[at];
            }
        }
    }

    /** FNV-1a, then mixed so that every bit depends on all; never 0. */
    private static long hash(String key) {
        var hash = FNV_OFFSET;
        for (var octet : key.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (octet & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
        hash ^= hash >>> 32;
        return hash == 0 ? 1 : hash;
    }
}
