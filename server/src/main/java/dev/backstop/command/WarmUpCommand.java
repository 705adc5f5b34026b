package dev.backstop.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the build runs once, so that what every start does again can be kept: the programs unpacked, the classes found and linked. */
@Command(name = "warm-up", hidden = true, header = "Open an empty company, and close it.")
final class WarmUpCommand implements Callable<Integer> {
    @Mixin
    DatabaseOptions options;

    @Override
    public Integer call() {
        Application.start(options.openSandbox(), "localhost", 0, "backstop.mode=sandbox").close();
        return 0;
    }
}
