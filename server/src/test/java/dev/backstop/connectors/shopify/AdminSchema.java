package dev.backstop.connectors.shopify;

import dev.backstop.connectors.FakeShop;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The part of the published schema of the Admin API that we use. It reads a question as Shopify would, as far as ours go: fields,
 * arguments, the types of variables, and what they hold.
 */
final class AdminSchema {
    private static final Pattern TOKEN = Pattern.compile("\"[^\"]*\"|[A-Za-z_][A-Za-z_0-9]*|\\d+|[${}()\\[\\]:!@]");
    private static final Pattern NAMED = Pattern.compile("[A-Za-z_]\\w*");

    /** By the name of a type: the type of each field, {@code orders(first)} for that of an argument; the members of an enumeration. */
    private final Map<String, Map<String, String>> types = new LinkedHashMap<>();
    private final Set<String> inputs = new LinkedHashSet<>();
    private final Set<String> enumerations = new LinkedHashSet<>();

    private AdminSchema() {
        var tokens = tokens(FakeShop.fixture("shopify/schema.graphql").replaceAll("#.*", ""));
        while (!tokens.isEmpty()) {
            var kind = tokens.pop();
            var name = tokens.pop();
            expect(tokens, "{");
            var fields = types.computeIfAbsent(name, _ -> new LinkedHashMap<>());
            switch (kind) {
                case "input" -> inputs.add(name);
                case "enum" -> enumerations.add(name);
                default -> { }
            }
            while (!tokens.getFirst().equals("}")) {
                var field = tokens.pop();
                if (kind.equals("enum")) {
                    fields.put(field, name);
                    continue;
                }
                if (tokens.getFirst().equals("(")) {
                    tokens.pop();
                    while (!tokens.getFirst().equals(")")) {
                        var argument = tokens.pop();
                        expect(tokens, ":");
                        fields.put("%s(%s)".formatted(field, argument), type(tokens));
                    }
                    tokens.pop();
                }
                expect(tokens, ":");
                fields.put(field, type(tokens));
            }
            tokens.pop();
        }
    }

    static AdminSchema published() {
        return new AdminSchema();
    }

    /** Reads a question as it was sent. */
    void check(JsonNode body) {
        var tokens = tokens(body.path("query").asString(""));
        var root = tokens.pop().equals("mutation") ? "Mutation" : "QueryRoot";
        tokens.pop();
        var declared = new LinkedHashMap<String, String>();
        if (tokens.getFirst().equals("(")) {
            tokens.pop();
            while (!tokens.getFirst().equals(")")) {
                expect(tokens, "$");
                var variable = tokens.pop();
                expect(tokens, ":");
                declared.put(variable, type(tokens));
            }
            tokens.pop();
        }
        selection(tokens, root, declared);
        declared.forEach((variable, type) -> value(body.path("variables").path(variable), type, "$" + variable));
    }

    private void selection(Deque<String> tokens, String type, Map<String, String> declared) {
        expect(tokens, "{");
        while (!tokens.getFirst().equals("}")) {
            var field = tokens.pop();
            if (tokens.getFirst().equals(":")) {
                tokens.pop();
                field = tokens.pop();
            }
            var kind = field(type, field);
            if (tokens.getFirst().equals("(")) {
                arguments(tokens, type, field, declared);
            }
            if (tokens.getFirst().equals("@")) {
                tokens.pop();
                require(tokens.pop().equals("idempotent"), "a directive of theirs");
                String key;
                do {
                    key = tokens.pop();
                } while (!key.equals(")"));
            }
            var named = named(kind);
            var open = tokens.getFirst().equals("{");
            require(open == (types.containsKey(named) && !enumerations.contains(named)), "what is wanted of %s.%s".formatted(type, field));
            if (open) {
                selection(tokens, named, declared);
            }
        }
        tokens.pop();
    }

    private void arguments(Deque<String> tokens, String type, String field, Map<String, String> declared) {
        tokens.pop();
        while (!tokens.getFirst().equals(")")) {
            var argument = tokens.pop();
            var wanted = field(type, "%s(%s)".formatted(field, argument));
            expect(tokens, ":");
            var given = tokens.pop();
            if (given.equals("$")) {
                var variable = tokens.pop();
                var kind = declared.get(variable);
                require(kind != null && kind.replaceAll("!$", "").equals(wanted.replaceAll("!$", ""))
                        && (kind.endsWith("!") || !wanted.endsWith("!")),
                        "$%s: %s for %s(%s: %s)".formatted(variable, kind, field, argument, wanted));
            } else {
                require(!enumerations.contains(named(wanted)) || fields(named(wanted)).containsKey(given), given + " of " + wanted);
            }
        }
        tokens.pop();
    }

    private void value(JsonNode value, String type, String where) {
        if (value.isMissingNode() || value.isNull()) {
            require(!type.endsWith("!"), where + " is missing");
            return;
        }
        var kind = type.replaceAll("!$", "");
        if (kind.startsWith("[")) {
            require(value.isArray(), where + " is a list");
            value.forEach(one -> value(one, kind.substring(1, kind.length() - 1), where));
        } else if (inputs.contains(kind)) {
            value.propertyNames().forEach(name -> field(kind, name));
            fields(kind).forEach((name, of) -> value(value.path(name), of, where + '.' + name));
        } else if (enumerations.contains(kind)) {
            require(fields(kind).containsKey(value.asString("")), "%s of %s".formatted(value, kind));
        } else {
            require(kind.equals("Int") ? value.isInt() || value.isLong() : kind.equals("Boolean") ? value.isBoolean() : value.isString(),
                    "%s: %s is no %s".formatted(where, value, kind));
        }
    }

    private Map<String, String> fields(String type) {
        return types.getOrDefault(type, Map.of());
    }

    private String field(String type, String field) {
        var kind = fields(type).get(field);
        require(kind != null, "%s.%s, as far as we took the schema over".formatted(type, field));
        return String.valueOf(kind);
    }

    private static Deque<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(java.util.regex.MatchResult::group)
                .collect(java.util.stream.Collectors.toCollection(ArrayDeque::new));
    }

    private static String type(Deque<String> tokens) {
        var type = new StringBuilder(tokens.pop());
        if (type.charAt(0) == '[') {
            type.append(type(tokens)).append(tokens.pop());
        }
        return tokens.getFirst().equals("!") ? type.append(tokens.pop()).toString() : type.toString();
    }

    private static String named(String type) {
        return NAMED.matcher(type).results().findFirst().orElseThrow().group();
    }

    private static void expect(Deque<String> tokens, String token) {
        var found = tokens.pop();
        require(found.equals(token), "%s where %s stands".formatted(token, found));
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("Shopify does not know " + what);
        }
    }
}
