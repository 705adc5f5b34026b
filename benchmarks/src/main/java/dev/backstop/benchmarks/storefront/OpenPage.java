package dev.backstop.benchmarks.storefront;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.backstop.benchmarks.promising.Server;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * An item page of a shop on another origin, open in a real browser. After each change it says how many are here, once the words of the
 * element are painted.
 */
final class OpenPage implements AutoCloseable {
    private static final List<Path> BROWSERS = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome").map(Path::of).toList();

    final Sightings seen = new Sightings("The open page");
    private final HttpServer shop;
    private final Path profile;
    private final Process browser;

    /** Empty where this machine has no browser. */
    static Optional<OpenPage> open(Server server, String sku) throws IOException {
        var browser = Optional.ofNullable(System.getenv("BROWSER_PATH")).map(Path::of)
                .or(() -> BROWSERS.stream().filter(Files::isExecutable).findFirst());
        return browser.isEmpty() ? Optional.empty() : Optional.of(new OpenPage(browser.get(), server, sku));
    }

    private OpenPage(Path program, Server server, String sku) throws IOException {
        shop = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
                <link rel="stylesheet" href="%1$s/stock-promise.css"><script src="%1$s/stock-promise.js" defer></script></head>
                <body><stock-promise sku="%2$s">Ask us.</stock-promise><script>
                const line = element => element.shadowRoot.querySelector('[part=line]').textContent;
                const painted = event => requestAnimationFrame(() => requestAnimationFrame(() => fetch('/seen',
                    { method: 'POST', body: line(event.target) && event.detail.quantityNow })));
                ['loaded', 'changed'].forEach(what => document.addEventListener('stock-promise:' + what, painted));
                </script></body></html>""".formatted(server.root(), sku);
        shop.createContext("/", exchange -> answer(exchange, "text/html; charset=utf-8", page));
        shop.createContext("/seen", exchange -> {
            seen.see(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            answer(exchange, "text/plain", "");
        });
        shop.start();
        var origin = "http://127.0.0.1:" + shop.getAddress().getPort();
        server.send("PATCH", "/api/v1/shop-settings", "application/json", "{\"origins\":[\"%s\"]}".formatted(origin));
        profile = Files.createTempDirectory("backstop-bench-browser");
        browser = new ProcessBuilder(program.toString(), "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                "--disable-background-networking", "--disable-component-update", "--disable-sync", "--remote-debugging-port=0",
                "--user-data-dir=" + profile, origin + "/").redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private static void answer(HttpExchange exchange, String type, String text) throws IOException {
        try (exchange) {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        var all = Stream.concat(browser.descendants(), Stream.of(browser.toHandle())).toList();
        browser.destroy();
        try {
            browser.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        shop.stop(0);
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (UncheckedIOException | IOException _) {
            // what the browser still holds is emptied by the machine
        }
    }
}
