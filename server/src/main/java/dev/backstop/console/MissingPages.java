package dev.backstop.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.stream.Stream;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** An address at which nothing is: a page for people, a problem for programs. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class MissingPages {
    private final Frames frames;

    MissingPages(Frames frames) {
        this.frames = frames;
    }

    @ExceptionHandler
    Object missing(NoResourceFoundException missing, HttpServletRequest request, HttpServletResponse response) {
        if (Stream.of("/api/", "/availability", "/problems/", "/assets/").anyMatch(request.getRequestURI()::startsWith)) {
            return ResponseEntity.status(missing.getStatusCode()).body(missing.getBody());
        }
        response.setStatus(missing.getStatusCode().value());
        return ErrorPages.page(missing.getStatusCode().value(), "").addObject("frame", frames.of(request));
    }
}
