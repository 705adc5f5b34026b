package dev.backstop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A request that is handed on to another address of ours: its parameters are those of that address. The container would mix them with those
 * of the request that it began as, and read one that both have as {@code MUG,MUG}.
 */
class AddressedRequest extends HttpServletRequestWrapper {
    private final String method;
    private final Map<String, String[]> parameters = new LinkedHashMap<>();

    /** @param address with its query, encoded */
    AddressedRequest(HttpServletRequest begun, String method, String address) {
        super(begun);
        this.method = method;
        UriComponentsBuilder.fromUriString(address).build().getQueryParams().forEach((name, values) ->
                parameters.put(decoded(name), values.stream().map(AddressedRequest::decoded).toArray(String[]::new)));
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public @Nullable String getParameter(String name) {
        var values = parameters.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return parameters.get(name);
    }

    private static String decoded(@Nullable String text) {
        return text == null ? "" : UriUtils.decode(text.replace('+', ' '), StandardCharsets.UTF_8);
    }
}
