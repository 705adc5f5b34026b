package dev.backstop.sandbox;

/** All business data of the sandbox is gone: what was kept of it in memory means nothing any more. */
public record SandboxEmptied() {}
