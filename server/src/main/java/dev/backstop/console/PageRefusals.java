package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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
        var page = page(request.getParameter("_page"));
        request.getRequestDispatcher(page).forward(new AddressedRequest(request, "GET", page), response);
    }

    /** Where the form stands. Only our own pages: the field comes from outside. */
    private static String page(@Nullable String named) {
        return named == null || !named.startsWith("/") || named.startsWith("//") || named.startsWith("/api/") ? "/refused" : named;
    }
}
