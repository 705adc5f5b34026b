package dev.backstop.command;

import dev.backstop.backup.BackupRefused;
import dev.backstop.database.CannotStart;
import dev.backstop.offline.CannotRead;
import dev.backstop.offline.CannotWrite;
import dev.backstop.web.Problem;
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
        var said = wrong instanceof UnmatchedArgumentException unmatched
                ? unknown(unmatched.getUnmatched().getFirst(), line)
                : sentence(String.valueOf(wrong.getMessage()));
        line.getErr().printf("%s See: %s --help%n", said, line.getCommandSpec().qualifiedName());
        return WRONG_USE;
    }

    private static String unknown(String word, CommandLine line) {
        var isOption = word.startsWith("-");
        var known = isOption ? line.getCommandSpec().optionsMap().keySet() : line.getSubcommands().keySet();
        var what = isOption ? "There is no option %s." : known.isEmpty() ? "%s is a word too many." : "There is no command %s.";
        return what.formatted(word) + Nearest.to(word, known).map(" Did you mean %s?"::formatted).orElse("");
    }

    /** Something the person at the terminal can mend gets a line; anything else its stack trace, for whoever mends the program. */
    static int failure(Exception failure, CommandLine line, ParseResult result) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart || cause instanceof BackupRefused || cause instanceof CannotWrite
                    || cause instanceof Problem) {
                line.getErr().println(cause.getMessage());
                return FAILED;
            }
            if (cause instanceof CannotRead) {
                line.getErr().println(cause.getMessage());
                return WRONG_USE;
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
}
