package dev.backstop.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * An address that is not asked in that way. Of the API no endpoint refuses it, so this does, in the same manner. The address of a form that was refused is
 * no page when it is opened again; the page it stands on is shown.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownMethod {
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unknown(HttpRequestMethodNotSupportedException unknown, HttpServletRequest request)
            throws HttpRequestMethodNotSupportedException {
        if (isPage(request)) {
            var page = request.getRequestURI().substring(0, request.getRequestURI().lastIndexOf('/'));
            if (request.getMethod().equals("GET") && !page.isEmpty() && !page.startsWith("//")) {
                return ResponseEntity.status(HttpStatus.SEE_OTHER).location(URI.create(page)).build();
            }
            throw unknown;
        }
        var allowed = unknown.getSupportedMethods() == null ? "" : String.join(", ", unknown.getSupportedMethods());
        return answer(new Problem(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed",
                "%s is not possible at %s, but %s is.".formatted(request.getMethod(), request.getRequestURI(), allowed),
                List.of()), allowed);
    }

    private static boolean isPage(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/") && !request.getRequestURI().startsWith("/availability");
    }

    private static ResponseEntity<ProblemDetail> answer(Problem problem, String allowed) {
        var answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        return (allowed.isEmpty() ? answer : answer.header(HttpHeaders.ALLOW, allowed)).body(ProblemAdvice.detail(problem));
    }
}
