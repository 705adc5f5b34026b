package dev.backstop.testing;

import java.net.http.HttpHeaders;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back. */
public record Answer(String request, int status, HttpHeaders headers, String text) {
    private static final JsonMapper mapper = JsonMapper.builder().build();

    /** This answer, if it has the status; else the test fails with what was answered instead. */
    public Answer expect(int wanted) {
        if (status != wanted) {
            throw new AssertionError("%s should have been answered %d, but was %d: %s".formatted(request, wanted, status, text));
        }
        return this;
    }

    /** The body as JSON. */
    public JsonNode json() {
        return mapper.readTree(text);
    }

    /** The node at a JSON pointer, such as {@code /lines/0/schedule/0/shipBy}. */
    public JsonNode at(String pointer) {
        return json().at(pointer);
    }

    /** The text at a JSON pointer: of a string its characters, of null and of what is missing the word null. */
    public String text(String pointer) {
        var node = at(pointer);
        return node.isMissingNode() ? "null" : node.isString() ? node.stringValue() : node.toString();
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
