package dev.backstop.storefront.editions;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.backstop.access.Audit;
import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.storefront.Availabilities;
import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Phrases;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.Wanted;
import dev.backstop.web.Problem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in an edition: in a draft what would be printed now, afterwards what was printed. */
@Component
class Editions {
    private static final int ASKED_TOGETHER = 200;

    private final EditionTable table;
    private final Items items;
    private final Availabilities availabilities;
    private final Audit audit;
    private final Clock clock;

    Editions(EditionTable table, Items items, Availabilities availabilities, Audit audit, Clock clock) {
        this.table = table;
        this.items = items;
        this.availabilities = availabilities;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem 404 if there is none */
    Edition require(String code) {
        return table.find(code).orElseThrow(() -> Problem.notFound("catalogue edition", code));
    }

    List<EditionLine> lines(Edition edition) {
        return edition.isPrinted() ? table.printed(edition) : asOfNow(edition, table.laid(edition));
    }

    /** Fixes the words of a draft: from here on it is what customers have read. */
    void print(Edition edition) {
        requireDraft(edition);
        var laid = table.laid(edition);
        if (laid.isEmpty()) {
            throw Problem.conflict("empty-edition",
                    "Edition %s has no lines. Say first which item stands on which page.".formatted(edition.code()));
        }
        table.print(edition, asOfNow(edition, laid), clock.instant());
        audit.note("catalogue edition printed", "%s, %d lines".formatted(edition.code(), laid.size()));
    }

    void delete(Edition edition) {
        requireDraft(edition);
        table.delete(edition);
    }

    static void requireDraft(Edition edition) {
        if (edition.isPrinted()) {
            throw Problem.conflict("already-printed", "Edition %s was printed on %s; customers read it as it is. Make a new edition."
                    .formatted(edition.code(), edition.printedAt()));
        }
    }

    private List<EditionLine> asOfNow(Edition edition, List<EditionTable.Laid> laid) {
        var known = items.byIds(laid.stream().map(EditionTable.Laid::item).distinct().toList());
        var answers = answers(known.values(), edition);
        var replaced = table.predecessors(known.keySet());
        var phrases = Phrases.in(edition.language());
        var words = new PrintWords(phrases, edition.printsOn());
        var lines = new ArrayList<EditionLine>();
        for (var line : laid) {
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            var answer = Objects.requireNonNull(answers.get(item.sku()), "an item has an answer");
            var worded = words.of(answer);
            lines.add(new EditionLine(line.number(), item.id(), item.sku(), line.page(), line.section(),
                    new EditionLine.Printed(item.name(), item.price(), item.priceCurrency(), worded.text(), answer.state().word(),
                            worded.date(),
                            worded.until(), limit(answer, phrases), replaced.get(item.id()), answer.asOf())));
        }
        return lines;
    }

    /** The same answers that the item pages show, by sku. */
    Map<String, Availability> answers(Collection<Item> asked, Edition edition) {
        var wanted = asked.stream().map(item -> new Wanted(item.sku(), null)).toList();
        var shopper = new Shopper(null, null, edition.language());
        var answers = new HashMap<String, Availability>();
        for (var at = 0; at < wanted.size(); at += ASKED_TOGETHER) {
            answers.putAll(availabilities.of(wanted.subList(at, Math.min(wanted.size(), at + ASKED_TOGETHER)), shopper).stream()
                    .collect(toMap(Availability::sku, identity())));
        }
        return answers;
    }

    private static @Nullable String limit(Availability answer, Phrases phrases) {
        if (!answer.sellable() || answer.limitLeft() == null) {
            return null;
        }
        return phrases.say(answer.limitLeft().equals("0") ? "print.limit.none" : "print.limit.some");
    }
}
