package dev.backstop.supply;

import java.util.List;
import java.util.Optional;

/** Something that is received: an order or a transfer as the people at the door see it. */
public record Incoming(SupplyKind kind, String number, long location, List<Line> lines) {
    /** So much of it is still to come; a production order has one line. */
    public record Line(int line, long item, long open) {}

    public Incoming {
        lines = List.copyOf(lines);
    }

    public Optional<Line> line(int number) {
        return lines.stream().filter(line -> line.line() == number).findFirst();
    }

    /** As a person names it: {@code transfer TR-1}. */
    public String name() {
        return kind.words() + " " + number;
    }
}
