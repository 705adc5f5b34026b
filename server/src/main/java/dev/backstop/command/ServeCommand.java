package dev.backstop.command;

import dev.backstop.access.Accounts;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "serve", header = "Open your own company: empty at first, kept from then on.",
        description = {"", "Where nobody can administer yet, an administrator's account is opened and its password shown once.", ""})
final class ServeCommand implements Callable<Integer> {
    @Mixin
    ServerOptions options;

    @Mixin
    PostOptions post;

    @Option(names = "--admin", paramLabel = "EMAIL", description = "The first administrator's address (usually ${DEFAULT-VALUE}).")
    String administrator = "admin@localhost";

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var port = options.port();
        var out = spec.commandLine().getOut();
        var properties = post.properties(options.database.folder("serve").resolve("outbox"));
        properties.add("backstop.mode=serve");
        var application = Application.start(options.database.open("serve"), options.address, port, properties.toArray(String[]::new));
        out.printf("Backstop is open at %s%n", application.address());
        application.inTransaction(() -> application.door(Accounts.class).firstAdministrator(administrator).ifPresent(opened -> out.printf(
                "Sign in as %s, password %s (shown this once; change it after signing in).%n", opened.account().email(), opened.password())));
        out.printf("Everything is kept in %s. Ctrl-C stops it.%n", options.database.place("serve"));
        return Application.KEEPS_RUNNING;
    }
}
