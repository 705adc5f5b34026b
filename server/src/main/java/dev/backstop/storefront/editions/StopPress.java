package dev.backstop.storefront.editions;

import static dev.backstop.storefront.print.Sheet.text;
import static java.util.stream.Collectors.joining;

import dev.backstop.storefront.Phrases;
import dev.backstop.storefront.print.Sheet;
import dev.backstop.web.QrCode;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The sheet that is laid into a printed catalogue: what changed since, by page with a code that opens the item's page, and again by name.
 */
final class StopPress {
    private final Edition edition;
    private final Phrases say;
    private final Locale language;

    StopPress(Edition edition) {
        this.edition = edition;
        this.say = Phrases.in(edition.language());
        this.language = edition.language().locale();
    }

    byte[] pdf(List<Erratum> errata, Sheet.Paper paper, ZonedDateTime asOf) {
        var moment = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT).withLocale(language).format(asOf);
        var head = "<h1>%s</h1><p>%s. %s (%s).</p>".formatted(text(say.say("insert.title")), text(edition.name()),
                text(say.say("insert.as-of", "moment", moment)), text(asOf.getZone().getId()));
        return Sheet.of(paper, language, edition.name() + ": " + say.say("insert.title"), head + (errata.isEmpty()
                ? "<p>%s</p>".formatted(text(say.say("insert.none"))) : byPage(errata) + byName(errata)));
    }

    private String byPage(List<Erratum> errata) {
        return """
                <h2>%s</h2><table><thead><tr>
                <th class="n">%s</th><th>%s</th><th>%s</th><th>%s</th><th class="code">%s</th></tr></thead><tbody>%s</tbody></table>
                """.formatted(text(say.say("insert.by-page")), text(say.say("insert.page")), text(say.say("insert.item")),
                text(say.say("insert.was")), text(say.say("insert.now")), text(say.say("insert.live")),
                errata.stream().map(this::row).collect(joining()));
    }

    private String row(Erratum one) {
        var instead = one.instead() == null ? "" : "<br/>" + text(say.say("insert.instead", "item", one.instead()));
        var code = one.link() == null ? "" : "<img src=\"%s\" alt=\"%s\"/>".formatted(QrCode.of(one.link()).dataAddress(),
                text(one.link()));
        return """
                <tr><td class="n">%d</td><td>%s<br/><span class="small">%s</span></td><td>%s</td><td>%s%s</td><td class="code">%s</td></tr>
                """.formatted(one.page(), text(one.name()), text(one.sku()), text(one.was()), text(one.now()), instead, code);
    }

    private String byName(List<Erratum> errata) {
        return "<h2>%s</h2><table><thead><tr><th>%s</th><th class=\"n\">%s</th><th>%s</th></tr></thead><tbody>%s</tbody></table>".formatted(
                text(say.say("insert.by-name")), text(say.say("insert.item")), text(say.say("insert.page")), text(say.say("insert.now")),
                errata.stream().sorted(Comparator.comparing(Erratum::name, String.CASE_INSENSITIVE_ORDER)).map(one ->
                        "<tr><td>%s</td><td class=\"n\">%d</td><td>%s</td></tr>".formatted(text(one.name()), one.page(), text(one.now())))
                        .collect(joining()));
    }
}
