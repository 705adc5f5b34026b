package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Shows a refused form again, with what was typed and the reason at its field. Stands outside the write's transaction, so that the page is
 * read after everything was rolled back and shows nothing that did not happen.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 20) // just outside the filter that gives each write its transaction
class PageRefusals extends OncePerRequestFilter {
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        var problem = (Problem) request.getAttribute(Problem.REFUSED);
        if (problem == null || response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        response.setStatus(problem.status().value());
        Sent.of(request, problem).keepIn(request);
        request.getRequestDispatcher(page(request.getParameter("_page"))).forward(new AsRead(request), response);
    }

    /** Where the form stands. Only our own pages: the field comes from outside. */
    private static String page(@Nullable String named) {
        return named == null || !named.startsWith("/") || named.startsWith("//") || named.startsWith("/api/") ? "/refused" : named;
    }

    private static final class AsRead extends HttpServletRequestWrapper {
        AsRead(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getMethod() {
            return "GET";
        }

        /** The page has its own parameters; those of the form are kept in {@link Sent}, and must not mix with them. */
        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return null;
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.emptyEnumeration();
        }
    }
}
