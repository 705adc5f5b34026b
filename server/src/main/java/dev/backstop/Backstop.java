package dev.backstop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application; {@code dev.backstop.command} starts it. */
@SpringBootApplication
public class Backstop {}
