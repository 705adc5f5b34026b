package dev.backstop.post;

/** A person stopped a stream to an address or telephone number. Heard in the transaction that notes it. */
public record NoMore(String address, Stream stream) {}
