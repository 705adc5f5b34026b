package dev.backstop.command;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import picocli.CommandLine;

/** Where the program begins. */
public final class Main {
    private Main() {}

    /** Runs one command. A server keeps running after this returns; everything else ends with its exit code. */
    public static void main(String... arguments) {
        var code = commandLine().execute(arguments);
        if (code != Application.KEEPS_RUNNING) {
            System.exit(code);
        }
    }

    static CommandLine commandLine() {
        var line = new CommandLine(new BackstopCommand());
        line.setOut(new PrintWriter(System.out, true, Charset.defaultCharset()));
        line.setErr(new PrintWriter(System.err, true, Charset.defaultCharset()));
        line.setParameterExceptionHandler(Refusals::wrongUse);
        line.setExecutionExceptionHandler(Refusals::failure);
        line.setUsageHelpWidth(100);
        return line;
    }
}
