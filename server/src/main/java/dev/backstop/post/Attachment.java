package dev.backstop.post;

/** A file that goes along; {@code type} is its media type, such as {@code application/pdf}. */
public record Attachment(String name, String type, Bytes content) {}
