package dev.backstop.storefront;

import dev.backstop.web.Problem;
import dev.backstop.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Stands before everything else at the public addresses: says which pages may read an answer, keeps each client to its share, and gives
 * what is remembered at once. A program with a key goes on to be asked for it.
 */
final class ShopDoor extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String ALL_ITEMS = "/availability.ndjson";
    private static final int COST_OF_ALL = 60; // requests

    private final transient AvailabilityMemory memory;
    private final transient SettingsMemory settings;
    private final transient RequestLimits limits;
    private final transient Problems problems;

    ShopDoor(AvailabilityMemory memory, SettingsMemory settings, RequestLimits limits, Problems problems) {
        this.memory = memory;
        this.settings = settings;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException,
            ServletException {
        var firm = settings.now();
        var mayRead = tellBrowsers(request, response, firm);
        if (request.getMethod().equals("OPTIONS")) {
            preflight(response, mayRead);
            return;
        }
        if (request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            chain.doFilter(request, response);
            return;
        }
        var wait = wait(request, firm);
        if (!wait.isZero()) {
            refuse(response, firm, wait);
            return;
        }
        var remembered = request.getMethod().equals("GET") && request.getRequestURI().equals("/availability")
                ? memory.remembered(String.valueOf(request.getQueryString())) : null;
        if (remembered == null) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("X-Content-Type-Options", "nosniff");
            remembered.looked();
            remembered.write(response, request.getHeader(HttpHeaders.IF_NONE_MATCH));
        }
    }

    /** Whether the page that asks may read the answer. */
    private static boolean tellBrowsers(HttpServletRequest request, HttpServletResponse response, ShopSettings firm) {
        if (!firm.origins().contains("*")) {
            response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        }
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || !firm.lets(origin)) {
            return false;
        }
        response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, firm.origins().contains("*") ? "*" : origin);
        response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, "ETag, Retry-After");
        return true;
    }

    private static void preflight(HttpServletResponse response, boolean mayRead) {
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        if (mayRead) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type, If-None-Match, Last-Event-ID, Cache-Control");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }

    private Duration wait(HttpServletRequest request, ShopSettings firm) {
        var cost = request.getRequestURI().equals(ALL_ITEMS) ? COST_OF_ALL : 1;
        return ClientAddress.of(request).map(client -> limits.use(client, firm.requestsPerMinute(), cost)).orElse(Duration.ZERO);
    }

    private void refuse(HttpServletResponse response, ShopSettings firm, Duration wait) throws IOException {
        var seconds = wait.plusMillis(999).toSeconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        problems.write(response, new Problem(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
                ("More than %d requests in a minute came from your address. Wait %d s; ask for up to 100 skus at once, or let your server "
                        + "ask with an API key.").formatted(firm.requestsPerMinute(), seconds), List.of()));
    }
}
