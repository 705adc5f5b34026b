package dev.backstop.web;

import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * A request we do not carry out, and what the caller can do about it (RFC 9457). Thrown from anywhere below an endpoint or a page; the
 * transaction is rolled back, so nothing is half-written.
 */
public final class Problem extends RuntimeException {
    /** The request attribute under which a refused write leaves its problem, for a page that shows it in its own way. */
    public static final String REFUSED = "dev.backstop.web.refused";

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;
    private final String type;
    private final transient List<Fault> faults;

    /** One faulty value: {@code pointer} is a JSON pointer into the request, such as {@code /lines/0/quantity}. */
    public record Fault(String pointer, String detail) {}

    public Problem(HttpStatus status, String type, String detail, List<Fault> faults) {
        super(detail);
        this.status = status;
        this.type = type;
        this.faults = List.copyOf(faults);
    }

    /** 400: the request cannot be read. */
    public static Problem malformed(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", detail, List.of());
    }

    /** 400: one parameter of the address cannot be read: {@code Problem.unreadable("onHand.to", "few is not a number.")}. */
    public static Problem unreadable(String parameter, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "malformed", parameter + ": " + detail, List.of(new Fault('/' + parameter, detail)));
    }

    /** 403. */
    public static Problem forbidden(String detail) {
        return new Problem(HttpStatus.FORBIDDEN, "forbidden", detail, List.of());
    }

    /** 404: {@code Problem.notFound("item", "MUG-9")}. */
    public static Problem notFound(String what, Object key) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "not-found",
                "There is no %s %s. Check the spelling, or create it first.".formatted(what, key),
                List.of());
    }

    /** 409: understood, but it conflicts with the present state. */
    public static Problem conflict(String type, String detail) {
        return new Problem(HttpStatus.CONFLICT, type, detail, List.of());
    }

    /** 422: understood and refused, because of one value. */
    public static Problem refused(String pointer, String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "refused", detail, List.of(new Fault(pointer, detail)));
    }

    /**
     * Asks for a value that was left out.
     *
     * @param cure what to give, in a sentence
     * @throws Problem 422 at {@code pointer} if it is blank
     */
    public static void requireGiven(String pointer, String value, String cure) {
        if (value.isBlank()) {
            throw refused(pointer, cure);
        }
    }

    /** 422 for several values at once. */
    public static Problem refused(List<Fault> faults) {
        var detail = faults.size() == 1
                ? faults.getFirst().detail()
                : "%d values cannot be accepted; the first: %s".formatted(faults.size(), faults.getFirst().detail());
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, "refused", detail, faults);
    }

    public HttpStatus status() {
        return status;
    }

    public String type() {
        return type;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** What went wrong, with the value, the rule and the way out. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
