package dev.backstop.access;

import java.io.Serializable;

/** A person who may sign in; {@code email} is the key. */
public record Account(long id, String email, String name, Role role, boolean active) implements Serializable {}
