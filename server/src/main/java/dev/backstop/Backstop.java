package dev.backstop;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The application. */
@SpringBootApplication
public class Backstop {
    public static void main(String[] arguments) {
        SpringApplication.run(Backstop.class, arguments);
    }
}
