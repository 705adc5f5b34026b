package dev.backstop.outreach;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A notice as plain text: for those who read mail that way it is the mail, not a leftover. */
final class PlainText {
    private PlainText() {}

    static String of(NoticeBody body) {
        return body.blocks().stream().map(PlainText::of).collect(Collectors.joining("\n\n")) + '\n';
    }

    private static String of(NoticeBody.Block block) {
        return switch (block) {
            case NoticeBody.Lead(var text) -> text;
            case NoticeBody.Change(var order, var item, var was, var now, var why, _) -> Stream.of(was, now, why)
                    .filter(line -> !line.isEmpty()).collect(Collectors.joining("\n    ", "%s, %s\n    ".formatted(item, order), ""));
            case NoticeBody.Words(var text, _) -> text;
            case NoticeBody.Rows(var rows) -> rows.stream().map(row -> "  %s: %s".formatted(row.what(), row.when())).collect(Collectors.joining("\n"));
            case NoticeBody.Choices(var ask, var choices, var links, _) ->
                ask + '\n' + choices.stream().map(choice -> "  - " + choice + '\n').collect(Collectors.joining()) + '\n'
                        + links.stream().map(link -> link.button() + ":\n" + link.address()).collect(Collectors.joining("\n\n"));
            case NoticeBody.Small(var text) -> "-- \n" + text;
        };
    }
}
