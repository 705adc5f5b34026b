package dev.backstop.command;

import dev.backstop.backup.BackupRefused;
import dev.backstop.database.CannotStart;
import dev.backstop.offline.CannotRead;
import dev.backstop.web.Problem;
import java.util.List;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What goes wrong is said in one line that tells what to do. */
final class Refusals {
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private Refusals() {}

    /** An unknown command or option, or a value that does not fit. */
    static int wrongUse(ParameterException wrong, String[] arguments) {
        var line = wrong.getCommandLine();
        line.getErr().printf("%s %sSee: %s --help%n", sentence(String.valueOf(wrong.getMessage())), suggestion(wrong), line.getCommandSpec().qualifiedName());
        return WRONG_USE;
    }

    /** Something the person at the terminal can mend gets a line; anything else its stack trace, for whoever mends the program. */
    static int failure(Exception failure, CommandLine line, ParseResult result) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof BackupRefused || cause instanceof CannotRead || cause instanceof Problem) {
                line.getErr().println(cause.getMessage());
                return FAILED;
            }
            if (cause instanceof PortInUseException busy) {
                line.getErr().println(Port.busy(busy.getPort()));
                return FAILED;
            }
        }
        failure.printStackTrace(line.getErr());
        return FAILED;
    }

    private static String sentence(String message) {
        var firstLine = message.lines().findFirst().orElse(message);
        return firstLine.endsWith(".") ? firstLine : firstLine + ".";
    }

    private static String suggestion(ParameterException wrong) {
        var suggestions = wrong instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.<String>of();
        return suggestions.isEmpty() ? "" : "Did you mean %s? ".formatted(suggestions.getFirst());
    }
}
