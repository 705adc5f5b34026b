package dev.backstop.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What keeps people from using a page who hear it or see it badly, by the rules of WCAG 2.2 AA that a program can check (axe); not in frames, for which
 * there is {@link AxeBuilder}. The rules are given to a page once, however often it is looked at: they are half a megabyte.
 */
public final class Barriers {
    private static final Map<String, Object> WCAG = Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    private static final Map<String, Object> COLOURS = Map.of("type", "rule", "values", List.of("color-contrast"));
    private static final String RULES = "() => {" + AxeBuilder.getAxeScript() + "}";
    private static final String LOOK = """
            async (runOnly) => (await axe.run(document, { runOnly, iframes: false, resultTypes: ["violations"] })).violations
                .flatMap((rule) => rule.nodes.map((node) => `${rule.help} at ${JSON.stringify(node.target)}`))""";

    private Barriers() {}

    /** All on a page: what is wrong, and where. */
    public static List<String> on(Page page) {
        return found(page, WCAG);
    }

    /** All in the light, and in the dark those that lie in colours: the page is the same in both, save its colours. The page is left in the light. */
    public static List<String> inLightAndDark(Page page) {
        paint(page, ColorScheme.LIGHT);
        var light = on(page);
        paint(page, ColorScheme.DARK);
        var dark = found(page, COLOURS);
        paint(page, ColorScheme.LIGHT);
        return Stream.concat(light.stream(), dark.stream().map(barrier -> barrier + " in the dark")).toList();
    }

    /** At once: a colour on its way into another is neither. */
    private static void paint(Page page, ColorScheme colours) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours).setReducedMotion(ReducedMotion.REDUCE));
    }

    private static List<String> found(Page page, Map<String, Object> rules) {
        if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(RULES);
        }
        return ((List<?>) Objects.requireNonNull(page.evaluate(LOOK, rules))).stream().map(String::valueOf).toList();
    }
}
