package dev.backstop.outreach;

import dev.backstop.planning.law.NoticeContent;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What a notice says, before it becomes text or HTML. Each block knows which of the parts that a law asks for it carries. */
record NoticeBody(String subject, List<Block> blocks) {
    NoticeBody {
        blocks = List.copyOf(blocks);
    }

    sealed interface Block {
        default Set<NoticeContent> says() {
            return Set.of();
        }
    }

    /** The one sentence that matters most. */
    record Lead(String text) implements Block {}

    /** A date that changed, with why: both dates stand side by side; {@code was} is empty where a law asks about one that did not. */
    record Change(String order, String item, String was, String now, String why, Set<NoticeContent> says) implements Block {}

    /** A sentence or two. */
    record Words(String text, Set<NoticeContent> says) implements Block {
        Words(String text) {
            this(text, Set.of());
        }
    }

    /** Things of an order, each with what is true of it. */
    record Rows(List<Row> rows) implements Block {
        record Row(String what, String when) {}

        Rows {
            rows = List.copyOf(rows);
        }
    }

    /** Choices of equal weight, behind one address for each order. */
    record Choices(String ask, List<String> choices, List<Link> links, Set<NoticeContent> says) implements Block {
        Choices {
            choices = List.copyOf(choices);
            links = List.copyOf(links);
        }

        Choices(String ask, Link link) {
            this(ask, List.of(), List.of(link), Set.of());
        }
    }

    /** A page to open. */
    record Link(String button, String address) {}

    /** What is said less loudly, at the end. */
    record Small(String text) implements Block {}

    /** The same with more blocks in front of the first of a kind. */
    NoticeBody before(Class<? extends Block> kind, List<Block> more) {
        var all = new ArrayList<>(blocks);
        var at = IntStream.range(0, blocks.size()).filter(i -> kind.isInstance(blocks.get(i))).findFirst().orElse(blocks.size());
        all.addAll(at, more);
        return new NoticeBody(subject, all);
    }

    /** All parts that are in it. */
    Set<NoticeContent> says() {
        var all = EnumSet.noneOf(NoticeContent.class);
        blocks.forEach(block -> all.addAll(block.says()));
        return all;
    }
}
