package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Barriers;
import dev.backstop.testing.Chromium;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every page, with something on it: for those who hear it or see it badly. */
@BackstopTest
class PagesIT {
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
    void every_page_can_be_used_by_everybody_in_light_and_dark() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        assertThat(Stream.concat(pages.paths().stream(), Stream.of(IN_GERMAN)).flatMap(path -> {
            shop.go(page, path);
            return Barriers.inLightAndDark(page).stream().map(barrier -> path + ": " + barrier);
        }).toList()).isEmpty();
        Chromium.leave(page);
    }
}
