package dev.backstop.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.json.JsonMapper;

/** Makes {@link Strict} bite. */
@Component
class StrictShapes implements JsonMapperBuilderCustomizer {
    @Override
    public void customize(JsonMapper.Builder mapper) {
        mapper.addHandler(new RefuseUnknown());
    }

    private static final class RefuseUnknown extends DeserializationProblemHandler {
        @Override
        public boolean handleUnknownProperty(
                DeserializationContext context, JsonParser parser, ValueDeserializer<?> deserializer, Object beanOrClass, String field) {
            var shape = beanOrClass instanceof Class<?> type ? type : beanOrClass.getClass();
            if (!shape.isAnnotationPresent(Strict.class)) {
                return false;
            }
            var known = Arrays.stream(shape.getRecordComponents()).map(java.lang.reflect.RecordComponent::getName).collect(Collectors.joining(", "));
            throw DatabindException.from(parser, "There is no field %s here; there are: %s. Check the spelling.".formatted(field, known))
                    .prependPath(shape, field);
        }
    }
}
