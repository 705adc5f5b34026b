package dev.backstop.connectors;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A shop as the outside writes it. Secrets are only ever written: those left out stay as they are.
 *
 * @param place        see {@link Shop}; may be left out until the shop was asked for its places
 * @param customerKind absent: consumer
 * @param active       absent: yes
 */
@Strict
record ShopRequest(
        @Nullable String name,
        @Nullable String kind,
        @Nullable String url,
        @Nullable String place,
        @Nullable String customerKind,
        @Nullable Boolean active,
        @Nullable Map<String, @Nullable String> secrets) {
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom random = new SecureRandom();
    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?(/[A-Za-z0-9._~/-]*)?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,30}");

    /**
     * The shop as it will be stored.
     *
     * @param before as it is; null: it is new
     * @throws Problem 422 naming what is wrong
     */
    Shop checked(String code, @Nullable Shop before) {
        var form = new Form();
        if (!CODE.matcher(code).matches()) {
            form.fault("/code",
                    "%s cannot be a shop's key, because it stands in addresses. Use 1 to 30 letters, digits, - or _."
                    .formatted(code));
        }
        form.required("/name", name, "The name is missing. Say what the shop is called.");
        form.required("/kind", kind, "The kind is missing. Use one of: %s.".formatted(String.join(", ", Kind.words())));
        form.oneOf("/kind", kind, Kind.words());
        form.oneOf("/customerKind", customerKind, List.of("consumer", "business"));
        if (url == null || !URL.matcher(url).matches()) {
            form.fault("/url",
                    "%s is no address of a shop. Write it with https:// and without a question mark, such as https://shop.example."
                    .formatted(Objects.requireNonNullElse(url, "Nothing")));
        }
        var read = kind == null ? null : Kind.read(kind).orElse(null);
        if (before != null && read != null && read != before.kind()) {
            form.fault("/kind",
                    "%s is a %s shop, and its articles would mean nothing elsewhere. Connect the other shop under a key of its own."
                    .formatted(code, before.kind().title()));
        }
        var all = read == null ? Map.<String, String>of() : secrets(read, before, form);
        if (!form.isFaultless() || read == null) {
            throw Problem.refused(form.faults());
        }
        return new Shop(before == null ? 0 : before.id(), code, Objects.requireNonNull(name), read, Objects.requireNonNull(url)
                .replaceAll("/+$", ""),
                place == null || place.isBlank() ? null : place.strip(), Objects.requireNonNullElse(customerKind, "consumer"),
                !Boolean.FALSE.equals(active), new Secrets(all));
    }

    private Map<String, String> secrets(Kind read, @Nullable Shop before, Form form) {
        var all = new HashMap<>(before == null ? Map.of() : before.secrets().values());
        Objects.requireNonNullElse(secrets, Map.<String, @Nullable String>of()).forEach((key, value) -> {
            if (!read.secrets().contains(key)) {
                form.fault("/secrets/" + key, "A %s shop has no secret %s. Give: %s.".formatted(read.title(), key, String.join(", ",
                        read.secrets())));
            } else if (value != null && !value.isBlank()) {
                all.put(key, value.strip());
            }
        });
        read.madeHere().forEach(key -> all.computeIfAbsent(key, _ -> fresh()));
        read.secrets().stream().filter(key -> !all.containsKey(key)).forEach(key ->
                form.fault("/secrets/" + key, "%s is missing; a %s shop is opened by: %s.".formatted(key, read.title(), String.join(", ",
                read.secrets()))));
        return all;
    }

    private static String fresh() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
