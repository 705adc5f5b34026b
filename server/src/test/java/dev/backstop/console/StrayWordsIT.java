package dev.backstop.console;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Visitor;
import java.text.DateFormatSymbols;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No page has a word that nobody translated: read in the pseudo-locale, all but the firm's own data stands in brackets. */
@BackstopTest
class StrayWordsIT {
    /** The firm's own words, and names that are the same in every language. */
    private static final Set<String> DATA = Set.of("Backstop", "CSV", "PDF", "XML", "XLSX", "MUG", "MAIN", "EAST", "SO", "PO", "MO", "TR",
            "RS", "AR", "Ada", "Admin", "Shop", "Acme", "ACME", "Mug", "Clay", "CLAY", "Pot", "POT", "East", "Main",
            "Morning", "Sofa", "SOFA", "Munich", "KILN", "Kiln", "BO", "DE", "kg", "mug", "sandbox",
            "English", "Deutsch", "Español", "Shopify", "WooCommerce", "Medusa", "onHand");

    private final Api api;
    private final EveryPage pages;

    @Autowired
    StrayWordsIT(Api api) {
        this.api = api;
        this.pages = new EveryPage(api, new Shop(api));
    }

    @BeforeEach
    void open() {
        pages.open();
    }

    @Test
    void every_page_is_translated() {
        var visitor = new Visitor(api.root(), "en-XA");
        visitor.signIn(Shop.EMAIL, Shop.PASSWORD);
        var strays = new TreeMap<String, String>();
        for (var path : pages.paths()) {
            var page = visitor.page(path);
            assertThat(page).as(path).doesNotContain("Something went wrong", "This was not done");
            assertThat(page.contains("There is nothing at this address")).as(path).isEqualTo(path.equals(EveryPage.NOWHERE));
            StrayWords.in(page, data()).forEach(words -> strays.putIfAbsent(words, path));
        }
        if (!strays.isEmpty()) {
            fail(strays.entrySet().stream().map(stray -> stray.getKey() + "   on " + stray.getValue()).collect(joining("\n")));
        }
    }

    /** What the firm wrote itself, and days and countries, whose names are those of the language itself. */
    private static Set<String> data() {
        var days = new DateFormatSymbols(Locale.UK);
        return Stream.of(DATA.stream(), Stream.of(days.getWeekdays()), Stream.of(days.getShortWeekdays()), Stream.of(days.getMonths()),
                Stream.of(days.getShortMonths()), countries()).flatMap(words -> words).collect(toSet());
    }

    private static Stream<String> countries() {
        return Stream.of(Locale.getISOCountries()).map(code -> Locale.of("", code).getDisplayCountry(Locale.UK))
                .flatMap(name -> Stream.of(name.split("[^\\p{L}'’]+")));
    }
}
