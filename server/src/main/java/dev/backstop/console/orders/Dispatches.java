package dev.backstop.console.orders;

import dev.backstop.catalog.Units;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shares what was typed to be shipped among the locations that hold it. */
final class Dispatches {
    private Dispatches() {}

    static List<Map<String, Object>> of(OrderShown order, Map<String, String> typed) {
        var byLocation = new LinkedHashMap<String, List<Map<String, Object>>>();
        for (var line : order.lines()) {
            var wanted = typed.getOrDefault("quantity." + line.line(), "").strip();
            var units = new Units(line.unit(), line.decimals());
            var left = wanted.isEmpty() ? 0 : units.read(wanted, "/quantity/" + line.line());
            var places = line.schedule().stream().filter(part -> part.ready() && part.open())
                    .collect(java.util.stream.Collectors.groupingBy(OrderShown.Part::location, LinkedHashMap::new,
                            java.util.stream.Collectors.summingLong(OrderShown.Part::quantity)));
            var last = places.isEmpty() ? "" : places.lastEntry().getKey();
            for (var place : places.entrySet()) {
                var share = place.getKey().equals(last) ? left : Math.min(left, place.getValue()); // too much is refused by name, not cut
                left -= share;
                if (share > 0) {
                    byLocation.computeIfAbsent(place.getKey(), _ -> new ArrayList<>()).add(Map.of("line", line.line(), "quantity", units.text(share)));
                }
            }
        }
        return byLocation.entrySet().stream().map(place -> shipment(order.head().number(), place.getKey(), place.getValue(), typed)).toList();
    }

    private static Map<String, Object> shipment(String order, String location, List<Map<String, Object>> lines, Map<String, String> typed) {
        var shipment = new LinkedHashMap<String, Object>();
        shipment.put("order", order);
        shipment.put("location", location);
        for (var name : List.of("carrier", "tracking")) {
            var value = typed.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                shipment.put(name, value);
            }
        }
        shipment.put("lines", lines);
        return shipment;
    }
}
