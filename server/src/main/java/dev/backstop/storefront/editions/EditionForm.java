package dev.backstop.storefront.editions;

import dev.backstop.catalog.Items;
import dev.backstop.storefront.Language;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes a draft: checks it as a whole, tells every fault, and keeps it. */
@Component
class EditionForm {
    private static final int USUAL_DRIFT_DAYS = 7;
    private static final int MOST_DRIFT_DAYS = 365;
    private static final int MOST_LINES = 20_000;
    private static final int LAST_PAGE = 10_000;
    private static final List<String> LANGUAGES = List.of("en", "de", "es");

    private final EditionTable table;
    private final Items items;

    EditionForm(EditionTable table, Items items) {
        this.table = table;
        this.items = items;
    }

    /**
     * Keeps a draft.
     *
     * @throws Problem 422 with every fault, 409 if the edition was printed
     */
    void put(String code, EditionShape wanted) {
        table.find(code).ifPresent(Editions::requireDraft);
        var form = new Form();
        form.key("/code", code);
        form.required("/name", wanted.name(), "Name the edition, such as Autumn 2026.");
        form.oneOf("/language", wanted.language(), LANGUAGES);
        form.between("/driftDays", wanted.driftDays(), 0, MOST_DRIFT_DAYS);
        if (wanted.printsOn() == null) {
            form.fault("/printsOn", "The day on which readers get it is missing. Write it as 2026-09-01; the words are chosen by it.");
        }
        var lines = lines(Objects.requireNonNullElse(wanted.lines(), List.of()), form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        table.put(code, Objects.requireNonNull(wanted.name(), "checked"), Language.of(wanted.language()),
                Objects.requireNonNull(wanted.printsOn(), "checked"), Objects.requireNonNullElse(wanted.driftDays(), USUAL_DRIFT_DAYS),
                        lines);
    }

    private List<EditionTable.Laid> lines(List<EditionShape.Line> given, Form form) {
        if (given.size() > MOST_LINES) {
            form.fault("/lines", "%d lines are too many. Make an edition of at most %d.".formatted(given.size(), MOST_LINES));
            return List.of();
        }
        var known = items.bySkus(given.stream().map(EditionShape.Line::sku).filter(Objects::nonNull).distinct().toList());
        var laid = new ArrayList<EditionTable.Laid>();
        for (var i = 0; i < given.size(); i++) {
            var line = given.get(i);
            var at = "/lines/" + i;
            var item = line.sku() == null ? null : known.get(line.sku());
            form.required(at + "/sku", line.sku(), "The sku is missing.");
            if (line.sku() != null && item == null) {
                form.fault(at + "/sku", "There is no item %s. Check the sku, or leave the line out.".formatted(line.sku()));
            }
            if (line.page() == null) {
                form.fault(at + "/page", "The page is missing. Write it as a number.");
            }
            form.between(at + "/page", line.page(), 1, LAST_PAGE);
            if (item != null && line.page() != null) {
                laid.add(new EditionTable.Laid(i + 1, item.id(), line.page(), line.section()));
            }
        }
        return laid;
    }
}
