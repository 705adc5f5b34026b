package dev.backstop.command;

import dev.backstop.backup.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "backup", header = "Write everything into one file, also while a server runs.",
        description = {"", "The file shows one moment, whatever is written meanwhile. It holds customers' addresses: keep it as you keep those.", ""})
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    Path file;

    @Mixin
    DatabaseOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        try (var database = options.openPresent("serve"); var connection = database.connect()) {
            var manifest = Backup.write(connection, file);
            spec.commandLine().getOut().printf("Wrote %,d rows of %d tables to %s.%n", manifest.rows(), manifest.tables().size(), file);
            return 0;
        }
    }
}
