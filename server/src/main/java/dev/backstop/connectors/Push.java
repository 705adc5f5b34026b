package dev.backstop.connectors;

/** What one article shall show. */
public record Push(Offered article, Stand stand) {}
