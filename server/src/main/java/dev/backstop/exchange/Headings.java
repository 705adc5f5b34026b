package dev.backstop.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first line of a file, understood.
 *
 * @param places  where each column stands, by its name
 * @param width   how many headings there are
 * @param ignored headings that mean nothing to us
 * @param faults  why the file cannot be read at all
 */
public record Headings(Map<String, Integer> places, int width, List<String> ignored, List<Fault> faults) {
    public Headings {
        places = Map.copyOf(places);
        ignored = List.copyOf(ignored);
        faults = List.copyOf(faults);
    }

    static Headings read(long line, List<String> fields, List<Column> columns) {
        var places = new LinkedHashMap<String, Integer>();
        var ignored = new ArrayList<String>();
        var faults = new ArrayList<Fault>();
        for (var place = 0; place < fields.size(); place++) {
            var heading = fields.get(place).strip();
            var column = columns.stream().filter(one -> one.isCalled(heading)).findFirst();
            if (column.isEmpty()) {
                if (!heading.isEmpty()) {
                    ignored.add(heading);
                }
            } else if (places.putIfAbsent(column.get().name(), place) != null) {
                faults.add(new Fault(line, column.get().name(), heading, "Two columns mean %s. Remove one.".formatted(column.get().name())));
            }
        }
        for (var column : columns) {
            if (column.required() && !places.containsKey(column.name())) {
                faults.add(new Fault(line, column.name(), null, "The column %s is missing. Understood: %s%s. The first line must name the columns."
                        .formatted(column.name(), places.isEmpty() ? "nothing" : String.join(", ", places.keySet()), unknown(ignored))));
            }
        }
        return new Headings(places, fields.size(), ignored, faults);
    }

    private static String unknown(List<String> ignored) {
        return ignored.isEmpty() ? "" : "; not understood: " + String.join(", ", ignored);
    }

    boolean has(String column) {
        return places.containsKey(column);
    }
}
