package dev.backstop.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "sandbox", header = "Open an empty company to test against: its clock can be moved, and it can be emptied.",
        description = {"", "Its database is removed when it stops. The API key is always the same. Without --port it takes 8080 or the next free port.", ""})
final class SandboxCommand implements Callable<Integer> {
    private static final String KEY = "sandbox-key";

    @Mixin
    ServerOptions options;

    @Spec
    CommandSpec spec;

    @Override
    public Integer call() {
        var port = options.portOrNext();
        var application = Application.start(options.database.openSandbox(), options.address, port,
                "backstop.mode=sandbox", "backstop.sandbox=true", "backstop.sandbox-key=" + KEY);
        spec.commandLine().getOut().printf("""
                The sandbox is open at %s
                API key: %s   (Authorization: Bearer %s)
                Empty it with POST /api/v1/sandbox/reset, move its clock with POST /api/v1/sandbox/clock/advance. Ctrl-C stops and removes it.
                """, application.address(), KEY, KEY);
        return Application.KEEPS_RUNNING;
    }
}
