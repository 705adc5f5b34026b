package dev.backstop.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Makes the generated description say what the program does: what may be null or missing as our own types say it, the key that is needed,
 * and the
 * problems that every address may answer with.
 */
@Component
class ApiDescription implements OpenApiCustomizer {
    private static final String KEY = "apiKey";
    private static final String PROBLEM = "Problem";
    private static final Map<String, String> PROBLEMS = new TreeMap<>(Map.of(
            "400", "The request cannot be read.",
            "401", "There is no key, or none that is known.",
            "403", "The key's scopes do not allow it.",
            "404", "There is no such thing.",
            "409", "It conflicts with the present state.",
            "412", "It was changed by somebody else since it was read.",
            "422", "It was understood and refused; errors name the values.",
            "429", "Too many requests; Retry-After says when to come again."));

    @Override
    public void customise(OpenAPI description) {
        description.info(new Info().title("Backstop").version("v1")
                .description("Orders, promises, stock and supply. Quantities and money are decimal strings; see each field."));
        var components = description.getComponents();
        components.addSecuritySchemes(KEY, new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer").description("An API key."));
        if (components.getSchemas() != null) {
            components.getSchemas().forEach((name, schema) -> recordOf(name).ifPresent(type -> describe(type, schema)));
        }
        components.addSchemas(PROBLEM, problem());
        description.getPaths().forEach((path, item) -> item.readOperations().forEach(operation -> describe(path, operation)));
    }

    private static void describe(String path, Operation operation) {
        var open = !path.startsWith("/api/v1");
        if (!open) {
            operation.addSecurityItem(new SecurityRequirement().addList(KEY));
        }
        PROBLEMS.forEach((status, what) -> {
            var needsKey = status.equals("401") || status.equals("403");
            if (!(open && needsKey)) {
                operation.getResponses().addApiResponse(status, new ApiResponse().description(what).content(new Content().addMediaType(
                        "application/problem+json", new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
            }
        });
    }

    private static Schema<?> problem() {
        var fault = typed(new ObjectSchema(), "object");
        fault.addProperty("pointer", typed(new StringSchema(), "string"));
        fault.addProperty("detail", typed(new StringSchema(), "string"));
        fault.setRequired(List.of("pointer", "detail"));
        var problem = typed(new ObjectSchema(), "object");
        List.of("type", "title", "detail", "instance", "traceId").forEach(name -> problem.addProperty(name, typed(new StringSchema(), "string")));
        problem.addProperty("status", typed(new Schema<>(), "integer"));
        problem.addProperty("errors", typed(new ArraySchema().items(fault), "array"));
        problem.setRequired(List.of("title", "status", "detail", "errors", "traceId"));
        return problem;
    }

    private static Schema<?> typed(Schema<?> schema, String type) {
        schema.setTypes(new LinkedHashSet<>(List.of(type)));
        return schema;
    }

    /** The schemas are named after the types they were made from; pages of a list also after what they list. */
    private static Optional<Class<?>> recordOf(String name) {
        if (name.startsWith(Listing.class.getName())) {
            return Optional.of(Listing.class);
        }
        for (var tried = name; ; ) {
            try {
                return Optional.<Class<?>>of(Class.forName(tried)).filter(Class::isRecord);
            } catch (ClassNotFoundException _) {
                var dot = tried.lastIndexOf('.');
                if (dot < 0) {
                    return Optional.empty();
                }
                tried = tried.substring(0, dot) + '$' + tried.substring(dot + 1);
            }
        }
    }

    @SuppressWarnings("rawtypes") // as the library has it
    private static void describe(Class<?> type, Schema<?> schema) {
        var properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        var required = Arrays.stream(type.getRecordComponents()).filter(component -> !isNullable(component)).map(RecordComponent::getName)
                .filter(properties::containsKey).toList();
        if (!required.isEmpty()) {
            schema.setRequired(required);
        }
        for (var component : type.getRecordComponents()) {
            var property = properties.get(component.getName());
            if (property != null && isNullable(component)) {
                properties.put(component.getName(), (Schema) nullable(property));
            }
        }
    }

    private static boolean isNullable(RecordComponent component) {
        var annotated = component.getAnnotatedType();
        return annotated.isAnnotationPresent(Nullable.class)
                || (annotated instanceof AnnotatedParameterizedType parameterized && parameterized.isAnnotationPresent(Nullable.class));
    }

    private static Schema<?> nullable(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new Schema<>().anyOf(List.of(new Schema<>().$ref(schema.get$ref()), typed(new Schema<>(), "null")));
        }
        Set<String> types = new LinkedHashSet<>(schema.getTypes() == null ? Set.of() : schema.getTypes());
        if (!types.isEmpty()) {
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }
}
