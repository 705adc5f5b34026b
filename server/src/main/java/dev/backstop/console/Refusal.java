package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form that was refused: why, and what was typed into it.
 *
 * @param form  the form's name on its page
 * @param typed what was sent, as it was sent
 */
record Refusal(Problem problem, String form, Map<String, String[]> typed) {
    static final String ATTRIBUTE = Refusal.class.getName();

    static Refusal of(Problem problem, HttpServletRequest request) {
        var form = request.getParameter("_form");
        return new Refusal(problem, form == null ? "" : form, Map.copyOf(request.getParameterMap()));
    }

    static @Nullable Refusal in(HttpServletRequest request) {
        return (Refusal) request.getAttribute(ATTRIBUTE);
    }
}
