package dev.backstop.web;

import static java.util.stream.Collectors.toMap;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * A write is one transaction, from its first statement to the answer: what is answered is committed, what is refused left no trace, and an
 * {@code Idempotency-Key} is recorded together with what it did. A write that lost a race for locks is repeated from its start.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10) // inside security
class OneTransactionPerWrite extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int TRIES = 5;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    private final TransactionTemplate transaction;
    private final IdempotentWrites repeats;
    private final Map<String, GatheredWrites> gathered;
    private final ApplicationEventPublisher events;
    private final JsonMapper mapper;

    OneTransactionPerWrite(PlatformTransactionManager manager, IdempotentWrites repeats, List<GatheredWrites> gathered, ApplicationEventPublisher events,
            JsonMapper mapper) {
        this.transaction = new TransactionTemplate(manager);
        this.repeats = repeats;
        this.gathered = gathered.stream().collect(toMap(GatheredWrites::path, kind -> kind));
        this.events = events;
        this.mapper = mapper;
    }

    /** Reads need none; a file import streams and keeps its own transactions; signing in writes nothing of the business. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getRequestURI();
        return READS.contains(request.getMethod()) || path.startsWith("/api/v1/imports") || path.startsWith("/imports") || path.startsWith("/sandbox")
                || path.startsWith("/api/v1/sandbox") || path.equals("/sign-in") || path.equals("/sign-out")
                || path.equals("/availability"); // a question with a body
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        request.getParameterMap(); // the container reads the fields of a form from its body, so before we take that
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            Json.writeProblem(response, Problem.malformed("The body is over 32 MB. Send it as a file import instead."), mapper);
            return;
        }
        var repeat = repeats.of(request, body);
        var created = withOthers(request, repeat, body);
        if (created.isPresent()) {
            answer(response, created.get());
            return;
        }
        for (var attempt = 1; ; attempt++) {
            var held = new HeldResponse(response);
            try {
                once(new RepeatableRequest(request, body), held, repeat, chain);
                events.publishEvent(new WriteCommitted());
                held.release();
                return;
            } catch (Problem refused) {
                refuse(request, response, refused);
                return;
            } catch (ConcurrencyFailureException lost) {
                if (attempt == TRIES) {
                    refuse(request, response, Problem.conflict("busy", "Others changed the same rows at the same time. Try again."));
                    return;
                }
            }
        }
    }

    private Optional<IdempotentWrites.Created> withOthers(HttpServletRequest request, IdempotentWrites.Write write, byte[] body) {
        var kind = gathered.get(request.getRequestURI());
        var json = request.getContentType() != null && request.getContentType().startsWith(MediaType.APPLICATION_JSON_VALUE);
        return kind != null && json && request.getMethod().equals("POST") ? kind.take(write, body) : Optional.empty();
    }

    private static void answer(HttpServletResponse response, IdempotentWrites.Created created) throws IOException {
        var body = created.body().getBytes(StandardCharsets.UTF_8);
        response.setStatus(HttpServletResponse.SC_CREATED);
        response.setHeader(HttpHeaders.LOCATION, created.location());
        response.setHeader(HttpHeaders.ETAG, created.etag());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        request.setAttribute(Problem.REFUSED, problem);
        Json.writeProblem(response, problem, mapper);
    }

    private void once(HttpServletRequest request, HeldResponse held, IdempotentWrites.Write write, FilterChain chain)
            throws ServletException, IOException {
        try {
            transaction.executeWithoutResult(status -> {
                if (repeats.answered(write, held)) {
                    return;
                }
                try {
                    chain.doFilter(request, held);
                } catch (IOException | ServletException failed) {
                    throw failed.getCause() instanceof RuntimeException cause ? cause : new Failed(failed);
                }
                if (held.getStatus() >= 400) {
                    status.setRollbackOnly();
                } else {
                    repeats.remember(write, held);
                }
            });
        } catch (Failed failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new ServletException(failed.getCause());
        }
        repeats.rememberRefusal(write, held);
    }

    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Failed(Exception cause) {
            super(cause);
        }
    }
}
