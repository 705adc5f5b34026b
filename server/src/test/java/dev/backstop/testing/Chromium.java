package dev.backstop.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;

/** One browser without a window for all tests of a run, found where the {@code backstop} script finds it. */
public final class Chromium {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final List<String> QUIET = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update", "--disable-sync");

    private Chromium() {}

    private static final class Running {
        private static final Browser browser = launch();

        private static Browser launch() {
            var environment = new HashMap<>(System.getenv());
            environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            var playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(QUIET));
        }

        private static Path executable() {
            var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
            return NAMES.stream().flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                    .filter(Files::isExecutable).findFirst()
                    .orElseThrow(() -> new AssertionError(
                            "No browser on the PATH. Install Chromium or Chrome, as \"./backstop test\" does."));
        }
    }

    /** A person at a desk, who sees pages in light or dark. */
    public static Page desk(ColorScheme colours) {
        return page(colours, 1440, 900);
    }

    /** A person with a phone. */
    public static Page phone() {
        return page(ColorScheme.LIGHT, 390, 844);
    }

    private static Page page(ColorScheme colours, int width, int height) {
        var context = Running.browser.newContext(new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(width, height));
        context.setDefaultTimeout(20_000); // the machine may be busy
        return context.newPage();
    }

    /** Closes what these people had open. */
    public static void leave(Page... pages) {
        Stream.of(pages).forEach(page -> page.context().close());
    }
}
