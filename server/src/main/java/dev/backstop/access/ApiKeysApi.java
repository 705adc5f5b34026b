package dev.backstop.access;

import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api-keys}: programs that may call. */
@RestController
@RequestMapping("/api/v1/api-keys")
class ApiKeysApi {
    private final ApiKeys keys;

    ApiKeysApi(ApiKeys keys) {
        this.keys = keys;
    }

    record Wanted(@Nullable String name, @Nullable Set<Scope> scopes) {}

    /** {@code key} is the secret, shown only in the answer that made it. */
    record Made(long id, String name, Set<Scope> scopes, Instant createdAt, String key) {}

    @GetMapping
    Listing<ApiKey> list() {
        return Listing.of(keys.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made create(@RequestBody Wanted wanted) {
        if (wanted.name() == null || wanted.scopes() == null) {
            throw Problem.refused(wanted.name() == null ? "/name" : "/scopes", "An API key needs a name and scopes.");
        }
        var made = keys.create(wanted.name(), wanted.scopes());
        return new Made(made.key().id(), made.key().name(), made.key().scopes(), made.key().createdAt(), made.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        keys.revoke(id);
    }
}
