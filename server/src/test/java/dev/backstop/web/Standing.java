package dev.backstop.web;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.function.Predicate;

/** Which of many texts stand in a long one, which is read once: noted is where it goes on for eight letters as one of them begins. */
final class Standing {
    private static final int HEAD = 8;
    private static final int ALL = (1 << 20) - 1;

    private Standing() {}

    /** Answers of those texts only. */
    static Predicate<String> in(String text, Collection<String> asked) {
        var places = new HashMap<Integer, List<Integer>>();
        var heads = new BitSet();
        asked.stream().filter(one -> one.length() >= HEAD).map(one -> head(one, 0)).forEach(head -> {
            places.put(head, new ArrayList<>());
            heads.set(head & ALL);
        });
        for (var at = 0; at + HEAD <= text.length(); at++) {
            var head = head(text, at);
            var there = heads.get(head & ALL) ? places.get(head) : null;
            if (there != null) {
                there.add(at);
            }
        }
        return one -> one.length() < HEAD ? text.contains(one) : places.getOrDefault(head(one, 0), List.of()).stream().anyMatch(at -> text.startsWith(one, at));
    }

    private static int head(String text, int at) {
        var head = 0;
        for (var letter = at; letter < at + HEAD; letter++) {
            head = 31 * head + text.charAt(letter);
        }
        return head;
    }
}
