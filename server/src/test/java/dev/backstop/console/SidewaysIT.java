package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** No page can be moved sideways, on a phone or on a small laptop, in English or in the longer words of German: what is wide scrolls in its own frame. */
@BackstopTest
class SidewaysIT {
    private static final List<Integer> WIDTHS = List.of(390, 1280);
    private static final int HEIGHT = 800;

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
        assertThat(Stream.of("en", "de").flatMap(language -> WIDTHS.stream().flatMap(width -> wider(page, language, width)))).isEmpty();
        Chromium.leave(page);
    }

    private Stream<String> wider(Page page, String language, int width) {
        page.context().setExtraHTTPHeaders(Map.of("Accept-Language", language));
        page.setViewportSize(width, HEIGHT);
        return pages.paths().stream().flatMap(path -> {
            shop.go(page, path);
            var over = page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
            var pixels = ((Number) Objects.requireNonNull(over)).intValue();
            return pixels <= 0 ? Stream.empty() : Stream.of("%s in %s at %d is %d too wide".formatted(path, language, width, pixels));
        }).toList().stream();
    }
}
