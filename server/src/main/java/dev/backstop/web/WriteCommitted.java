package dev.backstop.web;

/** A write of this instance has committed, and is about to be answered: what was read before may not hold. */
public record WriteCommitted() {}
