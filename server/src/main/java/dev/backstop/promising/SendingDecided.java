package dev.backstop.promising;

import java.util.Set;

/** It was decided anew where the goods of these transfers come from, by number. */
record SendingDecided(Set<String> transfers) {
    SendingDecided {
        transfers = Set.copyOf(transfers);
    }
}
