package dev.backstop.access;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in; {@code email} is the key.
 *
 * @param language in which the person reads our pages: {@code en}, {@code de} or {@code es}; null: what the browser asks for
 */
public record Account(long id, String email, String name, Role role, boolean active, @Nullable String language) implements Serializable {}
