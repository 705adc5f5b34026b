package dev.backstop.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an API key reaches; each includes those before it. */
public enum Scope {
    @JsonProperty("read")
    READ,
    @JsonProperty("write")
    WRITE,
    /** People, API keys and the audit trail too. */
    @JsonProperty("admin")
    ADMIN;

    /** The word for it outside. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
