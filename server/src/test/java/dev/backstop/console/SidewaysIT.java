package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
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
    void no_page_is_wider_than_its_window_or_its_paper() {
        assertThat(tooWide("en", (page, path) -> Stream.concat(inWindows(page, path), onPaper(page, path)))).isEmpty();
    }

    @Test
    void no_page_is_wider_than_its_window_in_german() {
        assertThat(tooWide("de", this::inWindows)).isEmpty();
    }

    private List<String> tooWide(String language, BiFunction<Page, String, Stream<String>> look) {
        var page = Chromium.phone();
        shop.signIn(page);
        page.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        var wider = pages.paths().stream().flatMap(path -> look.apply(page, path)).toList();
        Chromium.leave(page);
        return wider;
    }

    private Stream<String> inWindows(Page page, String path) {
        page.setViewportSize(PHONE, HEIGHT);
        shop.go(page, path);
        var phone = over(page);
        widen(page, path, LAPTOP);
        return Stream.concat(tooWide(path, PHONE, phone), tooWide(path, LAPTOP, over(page)));
    }

    /** Across where a list has many columns; a table that goes beyond the edge loses them there. */
    private Stream<String> onPaper(Page page, String path) {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        widen(page, path, "wide".equals(page.evaluate("() => getComputedStyle(document.querySelector('main')).page")) ? ACROSS : UPRIGHT);
        var paper = tooWide(path + " on paper", page.viewportSize().width, cutOff(page) - ROUNDED);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return paper;
    }

    /** A chart was drawn as wide as the window was. */
    private void widen(Page page, String path, int width) {
        page.setViewportSize(width, HEIGHT);
        if (Boolean.TRUE.equals(page.evaluate(CHART))) {
            shop.go(page, path);
        }
    }

    private static Stream<String> tooWide(String path, int width, int pixels) {
        return pixels <= 0 ? Stream.empty() : Stream.of("%s at %d is %d too wide".formatted(path, width, pixels));
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
