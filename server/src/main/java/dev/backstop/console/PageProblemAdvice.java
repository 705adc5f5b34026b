package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a page does with a {@link Problem}: a page that was asked for says so; a form is shown again by {@link PageRefusals}. */
@ControllerAdvice(annotations = Controller.class)
@Order(-10) // after that of the API, whose controllers carry @Controller too, and before the framework's, which answers with JSON
class PageProblemAdvice {
    private final Frames frames;

    PageProblemAdvice(Frames frames) {
        this.frames = frames;
    }

    /** An address that nobody's link or form made: its values are not what the page takes. */
    @ExceptionHandler({MethodArgumentTypeMismatchException.class, MissingServletRequestParameterException.class})
    @Nullable ModelAndView unreadable(Exception wrong, HttpServletRequest request, HttpServletResponse response) {
        var detail = wrong instanceof MethodArgumentTypeMismatchException mismatch
                ? "%s cannot stand in this address. Correct it, or come by a link.".formatted(mismatch.getValue())
                : "This address lacks a part. Come by a link or a form of our pages.";
        return refused(Problem.malformed(detail), request, response);
    }

    @ExceptionHandler
    @Nullable ModelAndView refused(Problem problem, HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(problem.status().value());
        if (request.getMethod().equals("GET")) {
            return ErrorPages.page(problem.status().value(), problem.detail())
                    .addObject("frame", frames.of(request)); // nobody else gives it one once a page has failed
        }
        request.setAttribute(Problem.REFUSED, problem);
        return null; // the status alone rolls the write back
    }
}
