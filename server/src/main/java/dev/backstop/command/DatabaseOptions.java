package dev.backstop.command;

import dev.backstop.database.CannotStart;
import dev.backstop.database.Database;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the data is. */
final class DatabaseOptions {
    /** The folder that {@code data} lies in, unless a folder is named: given by the start script, else the present one. */
    private static final Path HOME = Path.of(System.getProperty("backstop.home", ""));

    @Option(names = "--data", paramLabel = "DIR", description = "Keep the data in this folder (usually data/demo, data/serve or data/sandbox).")
    @Nullable Path data;

    @Option(names = "--db-url", paramLabel = "URL",
            description = "Use this PostgreSQL instead of our own: postgres://user:password@host:5432/name")
    @Nullable String url;

    /** Starts or connects. */
    Database open(String usual) {
        requireOne();
        return url != null ? Database.at(url) : Database.in(folder(usual));
    }

    /** Whether it is ours and will be made by opening it. Of a database at an address it is not known beforehand. */
    boolean isNew(String usual) {
        return url == null && !Files.isDirectory(folder(usual));
    }

    /** The same as {@link #open}, but for data that must be there, and where a server may be running on it. */
    Database openPresent(String usual) {
        requireOne();
        if (url != null) {
            return Database.at(url);
        }
        if (!Files.isDirectory(folder(usual))) {
            throw new CannotStart("There is no data in %s. Name the folder with --data, or the database with --db-url.".formatted(folder(usual)));
        }
        return Database.inOrRunning(folder(usual));
    }

    /** A database that is thrown away, or one at an address that is a sandbox's. */
    Database openSandbox() {
        requireOne();
        return url != null ? Database.sandboxAt(url) : Database.throwAway(folder("sandbox"));
    }

    /** Where the data is kept, in words. */
    String place(String usual) {
        return url != null ? "the database given" : folder(usual).toString();
    }

    /** The folder for what is kept beside the data. */
    Path folder(String usual) {
        return data != null ? data : HOME.resolve("data").resolve(usual);
    }

    private void requireOne() {
        if (data != null && url != null) {
            throw new CannotStart("Give --data or --db-url, not both.");
        }
    }
}
