package dev.backstop.web;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Every error of the API leaves as {@code application/problem+json} and says what to do. */
@RestControllerAdvice(annotations = RestController.class)
@Order(-20) // before that of pages, and before the framework's own
class ProblemAdvice {
    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        return answer(detail(problem));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case DatabindException wrongShape -> answer(detail(wrongShape(wrongShape)));
            case JacksonException notJson ->
                answer(detail(Problem.malformed("The body is not valid JSON: " + notJson.getOriginalMessage())));
            case null, default -> answer(detail(Problem.malformed("The body is missing or cannot be read as JSON.")));
        };
    }

    /** A part of the address, or a query parameter, that is not what it should be, such as a date. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MethodArgumentTypeMismatchException wrong) {
        var wanted = wanted(wrong.getRequiredType());
        return answer(detail(Problem.malformed("%s cannot be: %s must be %s.".formatted(wrong.getValue(), wrong.getName(), wanted))));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> any(Exception failure) throws Exception {
        if (failure instanceof ErrorResponse known) {
            return answer(known(known));
        }
        if (failure instanceof ConcurrencyFailureException) {
            throw failure; // the write is repeated as a whole, see OneTransactionPerWrite
        }
        var trace = UUID.randomUUID().toString();
        log.error("Request failed, trace {}", trace, failure);
        var detail = ProblemDetail.forStatusAndDetail(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong on our side and nothing was changed. Try again; if it happens again, report trace " + trace + ".");
        detail.setTitle("Internal error");
        detail.setProperty("traceId", trace);
        return answer(detail);
    }

    /** The body of a problem, for those who write it themselves (security filters, batches). */
    static ProblemDetail detail(Problem problem) {
        var detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        detail.setType(URI.create("/problems/" + problem.type()));
        detail.setTitle(problem.status().getReasonPhrase());
        detail.setProperty("errors", problem.faults());
        detail.setProperty("traceId", UUID.randomUUID().toString());
        return detail;
    }

    private static ProblemDetail known(ErrorResponse response) {
        var detail = response.getBody();
        detail.setProperty("errors", List.of());
        detail.setProperty("traceId", UUID.randomUUID().toString());
        return detail;
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail detail) {
        return ResponseEntity.status(HttpStatusCode.valueOf(detail.getStatus()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(detail);
    }

    private static String wanted(@Nullable Class<?> type) {
        if (LocalDate.class.equals(type)) {
            return "a date such as 2026-05-03";
        }
        if (Instant.class.equals(type)) {
            return "an instant such as 2026-05-03T14:05:00Z";
        }
        if (Boolean.class.equals(type) || boolean.class.equals(type)) {
            return "true or false";
        }
        return type != null && (type.isPrimitive() || Number.class.isAssignableFrom(type)) ? "a number" : "another value";
    }

    /** 400: JSON, but of another shape than this address takes. */
    static Problem wrongShape(DatabindException wrong) {
        var detail = "The body does not have the shape that this address expects: " + wrong.getOriginalMessage();
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", detail, List.of(new Problem.Fault(pointer(wrong), wrong.getOriginalMessage())));
    }

    private static String pointer(DatabindException wrongShape) {
        var pointer = new StringBuilder();
        for (var reference : wrongShape.getPath()) {
            pointer.append('/').append(reference.getPropertyName() != null ? reference.getPropertyName() : reference.getIndex());
        }
        return pointer.toString();
    }
}
