package dev.backstop.catalog;

import java.util.List;

/** What an order placed today would bring may have changed for these places: sourcing terms, days to ship, or protected stock. */
public record TermsChanged(List<Place> places) {
    public TermsChanged {
        places = List.copyOf(places);
    }
}
