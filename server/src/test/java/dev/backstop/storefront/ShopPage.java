package dev.backstop.storefront;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** A web shop on another origin, under the strictest content policy, with one page that holds what a test puts there. */
final class ShopPage implements AutoCloseable {
    private final HttpServer server;
    private final String backstop;
    private volatile String body = "";
    private volatile boolean scripts = true;

    ShopPage(String backstop) {
        this.backstop = backstop;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** The page whose main part is this. */
    String showing(String main) {
        body = main;
        return origin() + "/";
    }

    /** The same where no script loads. */
    String showingWithoutScript(String main) {
        scripts = false;
        return showing(main);
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var script = scripts ? "<script src=\"%s/stock-promise.js\" defer></script>".formatted(backstop) : "";
        var page = """
                <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
                <meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
                <link rel="stylesheet" href="%s/stock-promise.css">%s</head>
                <body><main><h1>Camp kettle</h1>%s<p id="below">What stands below.</p></main></body></html>
                """.formatted(backstop, script, body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", ("default-src 'none'; script-src %1$s; style-src %1$s; connect-src %1$s; "
                + "base-uri 'none'; require-trusted-types-for 'script'").formatted(backstop));
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
