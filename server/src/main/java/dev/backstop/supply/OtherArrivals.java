package dev.backstop.supply;

import dev.backstop.planning.ArrivalDates.Arrival;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Arrivals at other chances than the firm's, as they are stored with a part: very few have any. */
final class OtherArrivals {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Arrival>> LIST = new TypeReference<>() {};

    private OtherArrivals() {}

    static List<Arrival> read(@Nullable String stored) {
        return stored == null ? List.of() : JSON.readValue(stored, LIST);
    }

    static @Nullable String write(List<Arrival> others) {
        return others.isEmpty() ? null : JSON.writeValueAsString(others);
    }
}
