package dev.backstop.catalog;

import dev.backstop.web.Form;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The checks of places from which vendors ship straight to customers.
 *
 * @param vendors of the batch that exist, by code
 * @param present locations of the batch as they are stored
 * @param used    what refers to those of them that would become another's, in words
 */
record DirectPlaces(Set<String> vendors, Map<String, LocationResource> present, Map<String, List<String>> used) {
    void check(LocationResource given, Form form) {
        if (given.vendor() != null && !vendors.contains(given.vendor())) {
            form.fault("/vendor", "There is no vendor %s. Check the code, or create the vendor first.".formatted(given.vendor()));
        }
        var before = present.get(given.key());
        var using = used.get(given.key());
        if (before != null && using != null && !Objects.equals(before.vendor(), given.vendor())) {
            form.conflict("/vendor", "Whose %s is cannot change any more, because these refer to it: %s. Make another location for what is shipped %s."
                    .formatted(given.key(), String.join(", ", using), given.vendor() == null ? "from our own stock" : "by " + given.vendor()));
        }
    }
}
