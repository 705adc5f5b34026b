package dev.backstop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON as our resources use it: merge patch (RFC 7396) and entity tags made from what a caller sees. */
@Component
public class Json {
    private final JsonMapper mapper;

    Json(JsonMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * {@code present} with what {@code patch} names replaced; null in the patch unsets.
     *
     * @param present the resource as a GET shows it
     * @param type    the shape that a PUT of the resource takes; fields that only a GET shows are ignored
     */
    public <T> T patched(Object present, JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw Problem.malformed("A merge patch is a JSON object that names what is to change.");
        }
        var merged = merge(mapper.valueToTree(present), changes);
        try {
            return mapper.readerFor(type).without(tools.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).readValue(merged);
        } catch (DatabindException wrong) {
            throw ProblemAdvice.wrongShape(wrong);
        }
    }

    private static JsonNode merge(JsonNode target, ObjectNode changes) {
        var result = target instanceof ObjectNode object ? object : changes.objectNode();
        for (var change : changes.properties()) {
            if (change.getValue().isNull()) {
                result.remove(change.getKey());
            } else if (change.getValue() instanceof ObjectNode nested) {
                result.set(change.getKey(), merge(result.path(change.getKey()), nested));
            } else {
                result.set(change.getKey(), change.getValue());
            }
        }
        return result;
    }

    /** A strong entity tag of a resource as a caller sees it. */
    public String etag(Object resource) {
        return etagOf(write(resource));
    }

    /** The same for a resource that is written already. */
    public String etagOf(String written) {
        return '"' + sha256(written.getBytes(StandardCharsets.UTF_8)).substring(0, 32) + '"';
    }

    /** Refuses with 412 where {@code If-Match} was given and names another version than the present one. */
    public void requireMatch(@Nullable String ifMatch, Object present) {
        if (ifMatch != null && !ifMatch.equals("*") && !ifMatch.contains(etag(present))) {
            throw new Problem(
                    HttpStatus.PRECONDITION_FAILED,
                    "stale",
                    "This was changed by somebody else since you read it. Read it again and repeat your change.",
                    java.util.List.of());
        }
    }

    public String write(Object value) {
        return mapper.writeValueAsString(value);
    }

    public JsonNode read(String json) {
        return mapper.readTree(json);
    }

    public <T> T read(String json, Class<T> type) {
        return mapper.readValue(json, type);
    }

    /** The SHA-256 of some bytes in hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static void writeProblem(jakarta.servlet.http.HttpServletResponse response, Problem problem, JsonMapper mapper) throws IOException {
        response.setStatus(problem.status().value());
        response.setContentType("application/problem+json");
        response.getOutputStream().write(mapper.writeValueAsString(ProblemAdvice.detail(problem)).getBytes(StandardCharsets.UTF_8));
    }
}
