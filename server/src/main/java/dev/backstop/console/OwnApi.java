package dev.backstop.console;

import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;

/**
 * How pages write: through our own HTTP API, called inside the program and in the transaction of the page's request. What a page can do, a
 * program can do too, by the same rules and with the same refusals, whose pointers are the names of the page's fields. The page has already
 * asked for the person's permission; the scopes of keys are not asked.
 */
@Component
public class OwnApi {
    private static final String ROOT = "/api/v1";

    private final Json json;

    OwnApi(Json json) {
        this.json = json;
    }

    public JsonNode get(String path) {
        return call("GET", path, null);
    }

    public JsonNode post(String path, Object body) {
        return call("POST", path, body);
    }

    public JsonNode put(String path, Object body) {
        return call("PUT", path, body);
    }

    public JsonNode patch(String path, Object body) {
        return call("PATCH", path, body);
    }

    /** What the API shows at a path, unless it answers that there is nothing. */
    public Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (Problem refused) {
            if (refused.status() == HttpStatus.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    public JsonNode post(String path, FormBody form) {
        return sent("POST", path, form);
    }

    public JsonNode put(String path, FormBody form) {
        return sent("PUT", path, form);
    }

    public JsonNode patch(String path, FormBody form) {
        return sent("PATCH", path, form);
    }

    private JsonNode sent(String method, String path, FormBody form) {
        try {
            return call(method, path, form.values());
        } catch (Problem refused) {
            throw form.atFields(refused);
        }
    }

    public JsonNode delete(String path) {
        return call("DELETE", path, null);
    }

    /** The answer as a record of ours; what the record does not name is left out. */
    public <T> T read(JsonNode answer, Class<T> type) {
        return json.read(answer.toString(), type);
    }

    /** A file of the API, as it is. */
    public byte[] file(String path) {
        var answer = answer("GET", path, null);
        if (answer.getStatus() >= 400) {
            throw problem(answer.getStatus(), read(answer));
        }
        return answer.getContentAsByteArray();
    }

    private JsonNode call(String method, String path, @Nullable Object body) {
        var answer = answer(method, path, body);
        var read = read(answer);
        if (answer.getStatus() >= 400) {
            throw problem(answer.getStatus(), read);
        }
        return read;
    }

    private JsonNode read(OwnAnswer answer) {
        var content = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
        return json.read(content.isEmpty() ? "{}" : content);
    }

    private OwnAnswer answer(String method, String path, @Nullable Object body) {
        var here = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        var bytes = body == null ? new byte[0] : json.write(body).getBytes(StandardCharsets.UTF_8);
        var request = new OwnRequest(here.getRequest(), method, path, bytes);
        var answer = new OwnAnswer(Objects.requireNonNull(here.getResponse(), "a page answers somebody"));
        try {
            Objects.requireNonNull(request.getRequestDispatcher(ROOT + path)).include(request, answer);
        } catch (ServletException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return answer;
    }

    private static Problem problem(int status, JsonNode told) {
        var faults = new ArrayList<Problem.Fault>();
        told.path("errors").forEach(fault -> faults.add(new Problem.Fault(fault.path("pointer").asString(""), fault.path("detail").asString(""))));
        var type = told.path("type").asString("");
        return new Problem(HttpStatus.valueOf(status), type.substring(type.lastIndexOf('/') + 1), told.path("detail").asString("This was not done."), faults);
    }
}
