package dev.backstop.command;

import dev.backstop.database.CannotStart;
import dev.backstop.exchange.Fault;
import dev.backstop.exchange.Import;
import dev.backstop.exchange.Imports;
import dev.backstop.exchange.Kind;
import dev.backstop.web.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(name = "import", header = "Take a CSV file in: the whole of it, or nothing if a line is faulty.",
        description = {"", "With --dry-run it says what would change and which lines are faulty, and changes nothing.", ""})
final class ImportCommand implements Callable<Integer> {
    private static final int MOST_SHOWN = 20;

    @Parameters(index = "0", paramLabel = "KIND", converter = KindReader.class,
            description = "items, locations, vendors, sourcing-terms, stock, customers, orders or purchase-orders.")
    Kind kind;

    @Parameters(index = "1", paramLabel = "FILE", description = "A CSV file in UTF-8 whose first line names the columns.")
    Path file;

    @Option(names = {"--dry-run", "--check"}, description = "Only say what would happen.")
    boolean check;

    @Mixin
    DatabaseOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CannotStart("There is no file %s that can be read.".formatted(file));
        }
        try (var database = options.openPresent("serve");
                var application = Application.start(database, "localhost", 0);
                var bytes = Files.newInputStream(file)) {
            var imports = application.door(Imports.class);
            var id = imports.receive(kind, String.valueOf(file.getFileName()), bytes);
            return tell(run(imports, id));
        }
    }

    private Import run(Imports imports, long id) {
        try (var _ = new ProgressLine(() -> imports.get(id).outcome().rows(), spec.commandLine().getErr())) {
            return check ? imports.check(id) : imports.apply(id);
        }
    }

    private int tell(Import done) {
        var out = spec.commandLine().getOut();
        var outcome = done.outcome();
        if (!outcome.ignoredColumns().isEmpty()) {
            out.printf("Not understood and left out: %s.%n", String.join(", ", outcome.ignoredColumns()));
        }
        if (!outcome.isFaultless()) {
            tell(outcome.faultCount(), outcome.faults(), spec.commandLine().getErr());
            return 1;
        }
        out.printf("%,d rows %s: %,d new, %,d changed, %,d as they were. %,d promises move, %,d customers are to be told.%n", outcome.rows(),
                check ? "checked" : "taken in", outcome.changes().created(), outcome.changes().changed(), outcome.changes().unchanged(),
                outcome.effect().promisesMoved(), outcome.effect().customersToTell());
        return 0;
    }

    private static void tell(long count, Iterable<Fault> faults, PrintWriter err) {
        var shown = 0;
        for (var fault : faults) {
            if (shown++ < MOST_SHOWN) {
                err.printf("Line %d%s: %s%n", fault.line(), fault.column() == null ? "" : ", " + fault.column(), fault.reason());
            }
        }
        err.printf("%,d faults%s; nothing was taken in.%n", count, count > MOST_SHOWN ? ", the first " + MOST_SHOWN + " shown" : "");
    }

    /** The kinds as the API names them. */
    static final class KindReader implements ITypeConverter<Kind> {
        @Override
        public Kind convert(String word) {
            try {
                return Kind.read(word);
            } catch (Problem unknown) {
                throw new TypeConversionException(unknown.detail());
            }
        }
    }
}
