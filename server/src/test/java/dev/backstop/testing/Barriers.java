package dev.backstop.testing;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.UnaryOperator;

/** What keeps people from using a page who hear it or see it badly, by the rules of WCAG 2.2 AA that a program can check; not in frames of others. */
public final class Barriers {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Barriers() {}

    /** All on a page: what is wrong, and where. */
    public static List<String> on(Page page) {
        return found(page, check -> check.withTags(WCAG));
    }

    /** Those that lie in colours alone. */
    public static List<String> inColours(Page page) {
        return found(page, check -> check.withRules(List.of("color-contrast")));
    }

    private static List<String> found(Page page, UnaryOperator<AxeBuilder> rules) {
        var options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // what is in order need not be told at length
        return rules.apply(new AxeBuilder(page).options(options)).setLegacyMode(true).analyze().getViolations().stream()
                .flatMap(rule -> rule.getNodes().stream().map(node -> "%s at %s".formatted(rule.getHelp(), node.getTarget()))).toList();
    }
}
