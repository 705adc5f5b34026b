package dev.backstop.storefront.packing;

import static dev.backstop.storefront.print.Sheet.text;
import static java.util.stream.Collectors.joining;

import dev.backstop.storefront.Language;
import dev.backstop.storefront.Phrases;
import dev.backstop.storefront.print.Sheet;
import dev.backstop.web.QrCode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import org.jspecify.annotations.Nullable;

/** The sheet in a parcel that is a part of its order: what follows when, and how to change or cancel it without paying for that. */
final class PackingInsert {
    private final Language language;
    private final Phrases say;

    PackingInsert(Language language) {
        this.language = language;
        this.say = Phrases.in(language);
    }

    /** @param page the address of the order's page */
    byte[] pdf(Follows follows, String firm, String page, Sheet.Paper paper) {
        var order = follows.reference() == null ? follows.order() : "%s (%s)".formatted(follows.order(), follows.reference());
        var rows = follows.parts().stream().map(part -> "<tr><td class=\"n\">%s</td><td>%s</td><td>%s</td></tr>"
                .formatted(text(part.quantity()), text(part.item()), text(when(part)))).collect(joining());
        var title = say.say("packing.title");
        return Sheet.of(paper, language.locale(), title, """
                <p class="small">%s</p><h1>%s</h1><p>%s, %s</p><p>%s</p>
                <table><thead><tr><th class="n">%s</th><th>%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>
                <h2>%s</h2>
                <table><tbody><tr><td>%s<br/><span class="small">%s</span></td>
                <td class="code large"><img src="%s" alt="%s"/></td></tr></tbody></table>
                """.formatted(text(firm), text(title), text(say.say("packing.order", "order", order)), text(follows.customer()),
                text(say.say("packing.lead")), text(say.say("packing.quantity")), text(say.say("insert.item")),
                        text(say.say("packing.when")), rows,
                text(say.say("packing.change")), text(say.say("packing.page")), text(say.say("packing.free")),
                        QrCode.of(page).dataAddress(),
                text(say.say("packing.page"))));
    }

    private String when(Follows.Part part) {
        if (part.shipBy() == null) {
            return part.nextWordBy() == null ? say.say("print.undated") : say.say("packing.none", "day", day(part.nextWordBy()));
        }
        return part.here() ? say.say("packing.stock") : say.say("packing.ships", "day", day(part.shipBy()));
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(language.locale()).format(day);
    }
}
