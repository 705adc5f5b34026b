package dev.backstop.console;

import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The pages for what is not there, not allowed, or broke. */
@Controller
class ErrorPages implements ErrorViewResolver {
    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        return page(status.value(), "");
    }

    /** Where a refused form is shown that does not say on which page it stands. */
    @GetMapping("/refused")
    ModelAndView refused(HttpServletRequest request) {
        var problem = (Problem) request.getAttribute(Problem.REFUSED);
        return problem == null ? page(404, "") : page(problem.status().value(), problem.detail());
    }

    static ModelAndView page(int status, String detail) {
        var page = new ModelAndView("console/error");
        page.addObject("status", status);
        page.addObject("detail", detail);
        return page;
    }
}
