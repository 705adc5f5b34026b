package dev.backstop.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How far an API key reaches: writing includes reading, and admin all; what lies in stock for whom is asked for by name. */
public enum Scope {
    @JsonProperty("read")
    READ,
    @JsonProperty("write")
    WRITE,
    /** People, API keys and the audit trail too. */
    @JsonProperty("admin")
    ADMIN,
    /** For whom stock is held and who waits for an item; see {@link Who#seesHolders}. */
    @JsonProperty("holders")
    HOLDERS;

    /** All that these include. */
    static Set<Scope> granted(Set<Scope> scopes) {
        var all = EnumSet.of(READ);
        all.addAll(scopes);
        if (scopes.contains(ADMIN)) {
            all.add(WRITE);
            all.add(HOLDERS);
        }
        return all;
    }

    /** The word for it outside. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
