package dev.backstop.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Problems written outside an endpoint: by a filter, or as one result of a batch. */
@Component
public class Problems {
    private final JsonMapper mapper;

    Problems(JsonMapper mapper) {
        this.mapper = mapper;
    }

    public void write(HttpServletResponse response, Problem problem) throws IOException {
        Json.writeProblem(response, problem, mapper);
    }

    public ProblemDetail body(Problem problem) {
        return ProblemAdvice.detail(problem);
    }
}
