package dev.backstop.command;

import dev.backstop.demo.Chronicle;
import dev.backstop.demo.DemoCompany;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "demo", header = "Open a company with a year of history, to look around.",
        description = {"", "The first start loads the company; what you do in it is kept. Without --port it takes 8080 or the next free port.", ""})
final class DemoCommand implements Callable<Integer> {
    private static final String PASSWORD = "backstop-demo";

    @Mixin
    ServerOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var port = options.portOrNext();
        var now = Instant.now();
        var chronicle = options.database.isNew("demo") ? Chronicle.begin(now) : (Supplier<Chronicle>) () -> Chronicle.upTo(now);
        var application = Application.start(options.database.open("demo"), options.address, port,
                "backstop.mode=demo", "backstop.demo-password=" + PASSWORD, "backstop.mail.name=Demo Gifts", "backstop.mail.from=orders@demo.example");
        application.door(DemoCompany.class).load(chronicle);
        spec.commandLine().getOut().printf("""
                Backstop is open at %s
                Sign in as planner@demo.example, password %s (or as admin@, buyer@, agent@, warehouse@, viewer@demo.example).
                What its shoppers see is at %sshop
                Everything is kept in %s. Ctrl-C stops it.
                """, application.address(), PASSWORD, application.address(), options.database.place("demo"));
        return Application.KEEPS_RUNNING;
    }
}
