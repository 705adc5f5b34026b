package dev.backstop.console;

import dev.backstop.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** Style sheets, scripts and icons: named by what is in them, so that browsers may keep them for good. */
public final class Assets {
    private static final Map<String, String> urls = new ConcurrentHashMap<>();

    private Assets() {}

    /** The address of one of our files: {@code /assets/base.css?v=…}. */
    public static String url(String name) {
        return urls.computeIfAbsent(name, Assets::named);
    }

    private static String named(String name) {
        try (var content = new ClassPathResource("static/assets/" + name).getInputStream()) {
            return "/assets/%s?v=%s".formatted(name, Json.sha256(content.readAllBytes()).substring(0, 12));
        } catch (IOException missing) {
            throw new UncheckedIOException("no asset " + name, missing);
        }
    }
}
