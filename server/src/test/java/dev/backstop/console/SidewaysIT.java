package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * No page can be moved sideways, on a phone or on a small laptop, in English or in the longer words of German: what is wide scrolls in its
 * own frame. None is wider than its paper.
 */
@BackstopTest
class SidewaysIT {
    private static final int PHONE = 390;
    private static final int LAPTOP = 1_280;
    private static final int HEIGHT = 800;
    private static final String CHART = "() => document.querySelector('[data-picture]') !== null";
    /** A4 between its margins, at 96 pixels an inch. */
    private static final int UPRIGHT = 703;
    private static final int ACROSS = 1_031;
    private static final int ROUNDED = 1;

    private final Shop shop;
    private final EveryPage pages;

    @Autowired
    SidewaysIT(Api api) {
        this.shop = new Shop(api);
        this.pages = new EveryPage(api, shop);
    }

    @BeforeEach
    void open() {
        pages.open();
    }

    @Test
    void no_page_is_wider_than_its_window() {
        var page = Chromium.phone();
        shop.signIn(page);
        assertThat(Stream.of("en", "de").flatMap(language -> wider(page, language))).isEmpty();
        Chromium.leave(page);
    }

    /** Across where a list has many columns; a table that goes beyond the edge loses them there. */
    @Test
    void no_page_is_wider_than_its_paper() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(pages.paths().stream().filter(path -> {
            page.setViewportSize(UPRIGHT, HEIGHT);
            shop.go(page, path);
            if ("wide".equals(page.evaluate("() => getComputedStyle(document.querySelector('main')).page"))) {
                page.setViewportSize(ACROSS, HEIGHT);
            }
            return cutOff(page) > ROUNDED;
        })).isEmpty();
        Chromium.leave(page);
    }

    private Stream<String> wider(Page page, String language) {
        page.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        return pages.paths().stream().flatMap(path -> {
            page.setViewportSize(PHONE, HEIGHT);
            shop.go(page, path);
            var phone = over(page);
            page.setViewportSize(LAPTOP, HEIGHT);
            if (Boolean.TRUE.equals(page.evaluate(CHART))) { // drawn as wide as the window was
                shop.go(page, path);
            }
            var laptop = over(page);
            return Stream.concat(tooWide(path, language, PHONE, phone), tooWide(path, language, LAPTOP, laptop));
        }).toList().stream();
    }

    private static Stream<String> tooWide(String path, String language, int width, int pixels) {
        return pixels <= 0 ? Stream.empty() : Stream.of("%s in %s at %d is %d too wide".formatted(path, language, width, pixels));
    }

    private static int over(Page page) {
        return pixels(page, "() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    /** What can be scrolled to on a screen is lost on paper. */
    private static int cutOff(Page page) {
        return pixels(page, """
                () => Math.max(...[document.documentElement, ...document.querySelectorAll(".scroller")].map((frame) => frame.scrollWidth
                    - frame.clientWidth))""");
    }

    private static int pixels(Page page, String measure) {
        return ((Number) Objects.requireNonNull(page.evaluate(measure))).intValue();
    }
}
