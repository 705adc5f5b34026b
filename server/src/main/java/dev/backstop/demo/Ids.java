package dev.backstop.demo;

import dev.backstop.catalog.Place;
import java.util.List;
import java.util.Map;

/** Where the company's things are in the database: places by place in the list of goods, customers by code. */
record Ids(List<Place> places, Map<String, Long> customers) {
    Ids {
        places = List.copyOf(places);
        customers = Map.copyOf(customers);
    }

    Place place(int goods) {
        return places.get(goods);
    }

    long location() {
        return places.getFirst().location();
    }
}
