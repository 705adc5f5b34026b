package dev.backstop.database;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

/** How much of what was committed survives a loss of power. */
enum Durability {
    /** Everything. */
    KEPT,
    /** Nothing needs to: the folder is removed at the end. */
    THROWN_AWAY;

    private static final long MEGABYTE = 1L << 20;

    /** The server's settings. */
    Map<String, String> settings() {
        var settings = new TreeMap<>(Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("max_connections", "100"),
                Map.entry("shared_buffers", sharedMegabytes(memory()) + "MB"),
                Map.entry("work_mem", "16MB"),
                Map.entry("maintenance_work_mem", "128MB"),
                Map.entry("effective_cache_size", "1GB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("checkpoint_timeout", "15min"), // the first change of a page after each checkpoint writes all of it
                Map.entry("autovacuum_naptime", "5s"), // a company that fills fast must not be planned for as if it were empty
                Map.entry("random_page_cost", "1.1"),
                Map.entry("jit", "off"), // many short statements: compiling them costs more than it saves
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC")));
        if (this == THROWN_AWAY) {
            settings.putAll(Map.of("fsync", "off", "synchronous_commit", "off", "full_page_writes", "off", "shared_buffers", "64MB"));
        }
        return settings;
    }

    /** A sixteenth of the memory for pages that are in use, and never so much or so little that it would be felt elsewhere. */
    static long sharedMegabytes(long memoryBytes) {
        return Math.clamp(memoryBytes / 16 / MEGABYTE, 256, 2_048);
    }

    /** Bytes that this process and its neighbours share: of the machine, or of the container. */
    private static long memory() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    }
}
