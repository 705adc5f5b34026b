package dev.backstop.console;

import dev.backstop.web.Problem;
import dev.backstop.web.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address at which nothing is: a page for people, a problem for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingPages {
    private static final List<String> FOR_PROGRAMS = List.of("/api/", "/availability", "/problems/", "/assets/");

    private final Frames frames;
    private final Problems problems;

    MissingPages(Frames frames, Problems problems) {
        this.frames = frames;
        this.problems = problems;
    }

    @ExceptionHandler
    Object missing(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response) {
        if (FOR_PROGRAMS.stream().anyMatch(request.getRequestURI()::startsWith)) {
            var problem = new Problem(HttpStatus.NOT_FOUND, "not-found",
                    "There is nothing at %s. See /api/openapi.json for what there is.".formatted(request.getRequestURI()), List.of());
            return ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problems.body(problem));
        }
        response.setStatus(missing.getStatusCode().value());
        return ErrorPages.page(missing.getStatusCode().value(), "").addObject("frame", frames.of(request));
    }
}
