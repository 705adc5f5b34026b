package dev.backstop.command;

import dev.backstop.offline.OnBadLines;
import picocli.CommandLine.Option;

/** What commands over files do about lines that cannot be used. */
final class BadLinesOption {
    @Option(names = "--skip-bad-lines",
            description = "Answer without the lines that cannot be used. Unless told, they are named, nothing is written, and the exit "
                    + "code is 2.")
    boolean skip;

    OnBadLines policy() {
        return skip ? OnBadLines.SKIP : OnBadLines.REFUSE;
    }
}
