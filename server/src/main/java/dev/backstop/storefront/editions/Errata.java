package dev.backstop.storefront.editions;

import dev.backstop.catalog.Item;
import dev.backstop.catalog.Items;
import dev.backstop.catalog.Money;
import dev.backstop.storefront.Availability;
import dev.backstop.storefront.Phrases;
import dev.backstop.storefront.addresses.Shop;
import dev.backstop.storefront.addresses.ShopAddresses;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is no longer as printed, by page. */
@Component
class Errata {
    private final Editions editions;
    private final Items items;
    private final ShopAddresses addresses;

    Errata(Editions editions, Items items, ShopAddresses addresses) {
        this.editions = editions;
        this.items = items;
        this.addresses = addresses;
    }

    /**
     * The errata of a printed edition, in the order of its pages.
     *
     * @throws Problem 409 for a draft, whose words follow the facts
     */
    List<Erratum> of(Edition edition) {
        if (!edition.isPrinted()) {
            throw Problem.conflict("not-printed",
                    "Edition %s is a draft: its words follow the facts until it is printed.".formatted(edition.code()));
        }
        var lines = editions.lines(edition);
        var known = items.byIds(lines.stream().map(EditionLine::item).distinct().toList());
        var answers = editions.answers(known.values(), edition);
        var shop = addresses.now();
        var phrases = Phrases.in(edition.language());
        var allowed = new Drift.Allowed(edition.printsOn(), edition.driftDays());
        var errata = new ArrayList<Erratum>();
        for (var line : lines) {
            var item = Objects.requireNonNull(known.get(line.item()), "item of a line");
            var answer = Objects.requireNonNull(answers.get(item.sku()), "an item has an answer");
            var changes = Drift.of(line.printed(), answer, item.price(), item.priceCurrency(), allowed);
            if (!changes.isEmpty()) {
                errata.add(erratum(line, item, answer, changes, phrases, shop));
            }
        }
        return errata.stream().sorted(Comparator.comparingInt(Erratum::page)).toList();
    }

    private static Erratum erratum(EditionLine line, Item item, Availability answer, List<Drift.Change> changes, Phrases phrases,
            Shop shop) {
        var was = new ArrayList<>(List.of(line.printed().text()));
        var now = new ArrayList<>(List.of(answer.display().state() + (answer.sellable() ? ". " + answer.display().line() : "")));
        if (changes.contains(Drift.Change.PRICE)) {
            was.add(phrases.say("insert.price", "price", price(line.printed().price(), line.printed().currency())));
            now.add(phrases.say("insert.price", "price", price(item.price(), item.priceCurrency())));
        }
        return new Erratum(line.page(), line.section(), item.sku(), line.printed().name(), String.join("; ", was), String.join("; ", now),
                changes.stream().map(Drift.Change::word).toList(),
                answer.alternatives().stream().findFirst().map(other -> "%s (%s)".formatted(other.name(), other.sku())).orElse(null),
                shop.itemPage(item.sku()).orElse(null));
    }

    private static String price(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null ? "" : "%s %s".formatted(Money.text(amount), Objects.requireNonNullElse(currency, ""));
    }
}
