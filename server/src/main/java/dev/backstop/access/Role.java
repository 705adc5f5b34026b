package dev.backstop.access;

import static dev.backstop.access.Permission.*;

import dev.backstop.web.Problem;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person is here for, and what that person may therefore do. */
public enum Role {
    ADMIN(Permission.values()),
    PLANNER(VIEW, SEE_COSTS, SEE_HOLDERS, BUY, PLAN, MOVE_STOCK, RELEASE_CREDIT, IMPORT),
    BUYER(VIEW, SEE_COSTS, SEE_HOLDERS, BUY, MOVE_STOCK),
    AGENT(VIEW, TAKE_ORDERS),
    WAREHOUSE(VIEW, SHIP, MOVE_STOCK),
    VIEWER(VIEW, SEE_COSTS);

    @SuppressWarnings("ImmutableEnumChecker") // Set.of cannot change
    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = Set.of(permissions);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** The word for it outside: {@code admin}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As people read it: {@code Admin}. */
    public String title() {
        return name().charAt(0) + word().substring(1);
    }

    static Role of(String word, String pointer) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findAny().orElseThrow(() -> Problem.refused(pointer,
                "%s is not a role. Use one of %s.".formatted(word, Arrays.stream(values()).map(Role::word).collect(Collectors.joining(", ")))));
    }
}
