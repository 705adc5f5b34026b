package dev.backstop.promising;

import java.util.List;

/** The promises in force of these schedule lines were told to the customer. */
public record PromisesTold(List<Long> scheduleLines, String via, String to) {
    public PromisesTold {
        scheduleLines = List.copyOf(scheduleLines);
    }
}
