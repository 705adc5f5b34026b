package dev.backstop.access;

import dev.backstop.web.Json;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /users}: people who may sign in. */
@RestController
@RequestMapping("/api/v1/users")
class AccountsApi {
    private final Accounts accounts;
    private final Json json;

    AccountsApi(Accounts accounts, Json json) {
        this.accounts = accounts;
        this.json = json;
    }

    record Shown(String email, String name, String role, boolean active) {
        static Shown of(Account account) {
            return new Shown(account.email(), account.name(), account.role().word(), account.active());
        }
    }

    /** A password is needed for a new account, and changes that of an old one. */
    record Wanted(@Nullable String name, @Nullable String role, @Nullable Boolean active, @Nullable String password) {
        String nameOr(String usual) {
            return name == null ? usual : name;
        }

        Role knownRole() {
            if (role == null) {
                throw Problem.refused("/role", "Name a role.");
            }
            return Role.of(role, "/role");
        }

        boolean isActive() {
            return active == null || active;
        }
    }

    @GetMapping
    Listing<Shown> list() {
        return Listing.of(accounts.all()).map(Shown::of);
    }

    @GetMapping("/{email}")
    Shown one(@PathVariable String email) {
        return Shown.of(require(email));
    }

    @PutMapping("/{email}")
    ResponseEntity<Shown> put(@PathVariable String email, @RequestBody Wanted wanted) {
        var present = accounts.byEmail(email);
        if (present.isPresent()) {
            return ResponseEntity.ok(change(present.get(), wanted));
        }
        if (wanted.password() == null) {
            throw Problem.refused("/password", "A new account needs a password.");
        }
        var opened = accounts.create(email, wanted.nameOr(email), wanted.knownRole(), wanted.password());
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(Shown.of(wanted.isActive() ? opened : accounts.change(opened, opened.name(), opened.role(), false)));
    }

    @PatchMapping("/{email}")
    Shown patch(@PathVariable String email, @RequestBody JsonNode patch) {
        var present = require(email);
        return change(present, json.patched(Shown.of(present), patch, Wanted.class));
    }

    private Shown change(Account present, Wanted wanted) {
        if (wanted.password() != null) {
            accounts.changePassword(present, wanted.password());
        }
        return Shown.of(accounts.change(present, wanted.nameOr(present.name()), wanted.knownRole(), wanted.isActive()));
    }

    private Account require(String email) {
        return accounts.byEmail(email).orElseThrow(() -> Problem.notFound("user", email));
    }
}
