package dev.backstop.exchange;

import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Files taken in. A check is an apply that is rolled back, so what it says would change is what will; an apply is all or nothing. Runs keep their
 * own transaction; how far they have come can be asked meanwhile.
 */
@Component
public class Imports {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Map<Kind, Layout<?>> layouts = new EnumMap<>(Kind.class);
    private final Map<Long, Progress> running = new ConcurrentHashMap<>();
    private final ImportRows rows;
    private final ImportFiles files;
    private final Effects effects;
    private final Locations locations;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Imports(List<Layout<?>> layouts, ImportRows rows, ImportFiles files, Effects effects, Locations locations,
            PlatformTransactionManager manager, Clock clock) {
        layouts.forEach(layout -> this.layouts.put(layout.kind(), layout));
        this.rows = rows;
        this.files = files;
        this.effects = effects;
        this.locations = locations;
        this.transaction = new TransactionTemplate(manager);
        this.clock = clock;
    }

    /** Keeps a file for a check or an apply, and gives its number. */
    public long receive(Kind kind, @Nullable String fileName, InputStream file) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            var id = rows.add(kind, fileName, clock.instant());
            try {
                rows.size(id, files.keep(id, file));
            } catch (IOException broken) {
                throw new UncheckedIOException("the file did not arrive whole", broken);
            }
            return id;
        }));
    }

    /** Finds out what applying a file would change and what is wrong with it, and changes nothing. */
    public Import check(long id) {
        return run(id, false);
    }

    /** Applies a file as a whole, or nothing of it if there is a fault. */
    public Import apply(long id) {
        return run(id, true);
    }

    /** A file and what became of it, or how far it has come. */
    public Import get(long id) {
        return shown(rows.byId(id).orElseThrow(() -> Problem.notFound("import", id)));
    }

    /** Files that were taken in, the newest first. */
    public Listing<Import> page(Cursor cursor) {
        return Listing.page(rows.page(cursor), cursor, one -> Long.toString(one.id())).map(this::shown);
    }

    private Import run(long id, boolean apply) {
        var progress = new Progress(apply);
        if (running.putIfAbsent(id, progress) != null) {
            throw Problem.conflict("running", "Import %d is being worked on. Wait for it to end.".formatted(id));
        }
        try {
            var started = System.nanoTime();
            var outcome = Objects.requireNonNull(transaction.execute(status -> run(id, apply, progress, started, status)));
            if (!apply || !outcome.isFaultless()) {
                var state = outcome.isFaultless() ? "checked" : "refused";
                transaction.executeWithoutResult(_ -> rows.finish(id, state, outcome, clock.instant(), millisSince(started)));
            }
        } finally {
            running.remove(id);
        }
        return get(id);
    }

    private Outcome run(long id, boolean apply, Progress progress, long started, TransactionStatus status) {
        var wanted = rows.lock(id).orElseThrow(() -> Problem.notFound("import", id));
        if (wanted.state().equals("applied")) {
            throw Problem.conflict("applied", "Import %d was applied already. Send the file again to apply it once more.".formatted(id));
        }
        var before = effects.lastPromise();
        var taken = takeIn(wanted, progress);
        var outcome = taken.isFaultless() ? taken.with(effects.since(before)) : taken;
        if (apply && outcome.isFaultless()) {
            files.drop(id, clock.instant().minus(KEPT));
            rows.finish(id, "applied", outcome, clock.instant(), millisSince(started));
        } else {
            status.setRollbackOnly();
        }
        return outcome;
    }

    private Outcome takeIn(Import wanted, Progress progress) {
        var layout = Objects.requireNonNull(layouts.get(wanted.kind()), () -> "no layout for " + wanted.kind());
        try (var file = files.open(wanted.id())) {
            return FileRun.over(file, layout, zone(), progress);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Times without an offset are those of the first location. */
    private ZoneId zone() {
        return locations.all().stream().findFirst().<ZoneId>map(Location::zone).orElse(ZoneOffset.UTC);
    }

    private Import shown(Import stored) {
        var progress = running.get(stored.id());
        return progress == null ? stored : stored.running(progress);
    }

    private static long millisSince(long started) {
        return Duration.ofNanos(System.nanoTime() - started).toMillis();
    }
}
