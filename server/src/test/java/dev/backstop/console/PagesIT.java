package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, with something on it: for those who hear it or see it badly. */
@BackstopTest
class PagesIT {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final String IN_GERMAN = "/widget?sku=MUG-1&quantity=12&country=GB&lang=de";

    private final Shop shop;
    private final EveryPage pages;

    @Autowired
    PagesIT(Api api) {
        this.shop = new Shop(api);
        this.pages = new EveryPage(api, shop);
    }

    @BeforeEach
    void open() {
        pages.open();
    }

    @Test
    void every_page_can_be_used_by_everybody() {
        assertThat(barriers(ColorScheme.LIGHT, check -> check.withTags(WCAG))).isEmpty();
    }

    /** The pages are the same in the dark, save their colours. */
    @Test
    void every_page_can_be_read_in_the_dark() {
        assertThat(barriers(ColorScheme.DARK, check -> check.withRules(List.of("color-contrast")))).isEmpty();
    }

    private List<String> barriers(ColorScheme colours, UnaryOperator<AxeBuilder> rules) {
        var page = Chromium.desk(colours);
        shop.signIn(page);
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // what is in order need not be told at length
        var check = rules.apply(new AxeBuilder(page).options(options)).setLegacyMode(true); // no page has frames of others
        var found = Stream.concat(pages.paths().stream(), Stream.of(IN_GERMAN)).flatMap(path -> barriers(page, path, check)).toList();
        Chromium.leave(page);
        return found;
    }

    private Stream<String> barriers(Page page, String path, AxeBuilder check) {
        shop.go(page, path);
        return check.analyze().getViolations().stream().flatMap(rule -> rule.getNodes().stream()
                .map(node -> "%s: %s at %s".formatted(path, rule.getHelp(), node.getTarget())));
    }
}
