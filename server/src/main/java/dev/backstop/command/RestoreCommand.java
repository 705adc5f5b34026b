package dev.backstop.command;

import dev.backstop.backup.Backup;
import dev.backstop.promising.SelfAudit;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "restore", header = "Bring a backup back, into an empty database.",
        description = {"", "Either everything in the file arrives, each table with the checksum it left with, or nothing does.", ""})
final class RestoreCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "A file that \"backstop backup\" wrote.")
    Path file;

    @Mixin
    DatabaseOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        var out = spec.commandLine().getOut();
        Backup.requireReadable(file);
        var database = options.open("serve");
        try {
            var manifest = Backup.restore(database, file);
            out.printf("Brought back %,d rows of %d tables from %s.%n", manifest.rows(), manifest.tables().size(), file);
        } catch (Exception failed) {
            database.close();
            throw failed;
        }
        try (var application = Application.start(database, "localhost", 0, "backstop.mode=restore")) {
            var audit = application.door(SelfAudit.class).goRound();
            out.printf("The self-audit checked %,d item-locations and lines: %s.%n", audit.checked(), audit.state());
            return audit.differences().isEmpty() ? 0 : 1;
        }
    }
}
