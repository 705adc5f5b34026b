package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that comes back with what was typed into it: because it was refused, or because it only asked.
 *
 * @param problem why it was refused; null: it was not
 * @param form    the form's name on its page
 * @param typed   what was sent, as it was sent
 */
record Sent(@Nullable Problem problem, String form, Map<String, String[]> typed) {
    private static final String ATTRIBUTE = Sent.class.getName();

    static Sent of(HttpServletRequest request, @Nullable Problem problem) {
        var form = request.getParameter("_form");
        return new Sent(problem, form == null ? "" : form, Map.copyOf(request.getParameterMap()));
    }

    /** Keeps it for the page that shows the form again. */
    void keepIn(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    static @Nullable Sent in(HttpServletRequest request) {
        var kept = (Sent) request.getAttribute(ATTRIBUTE);
        return kept == null && request.getMethod().equals("POST") ? of(request, null) : kept;
    }
}
