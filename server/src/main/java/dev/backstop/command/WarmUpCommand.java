package dev.backstop.command;

import dev.backstop.access.ApiKeys;
import dev.backstop.access.Scope;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * What the build runs once, so that what every start does again can be kept: the programs unpacked, the classes found and linked, and which of
 * their code is run most, so that it is compiled first.
 */
@Command(name = "warm-up", hidden = true, header = "Open an empty company, do in it what is done most, and close it.")
final class WarmUpCommand implements Callable<Integer> {
    private static final int ORDERS = 300; // of each client: enough for what takes an order to be compiled

    @Mixin
    DatabaseOptions options;

    @Override
    public Integer call() throws Exception {
        try (var application = Application.start(options.openSandbox(), "localhost", 0, "backstop.mode=serve")) {
            var key = application.door(ApiKeys.class).create("warm-up", Set.of(Scope.READ, Scope.WRITE));
            new Rehearsal(application.address(), key.secret(), ORDERS).play();
        }
        return 0;
    }
}
