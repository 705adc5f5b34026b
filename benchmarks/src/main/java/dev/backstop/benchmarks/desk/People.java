package dev.backstop.benchmarks.desk;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Customers, each made anew from its number: names as unevenly common as real ones, telephone numbers, postcodes and addresses
 * of mail.
 */
final class People {
    private static final int SEED = 20260105;
    private static final int FIRST_NAMES = 900;
    private static final int LAST_NAMES = 40_000;
    private static final List<String> STARTS = List.of("b", "br", "c", "d", "f", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "st",
            "t", "th", "v", "w");
    private static final List<String> VOWELS = List.of("a", "e", "i", "o", "u", "ai", "ea");
    private static final List<String> ENDS = List.of("", "l", "n", "r", "s", "th", "ck", "m", "rd");

    private People() {}

    /** One customer. */
    record Person(String code, String first, String last, String email, String phone, String postcode) {
        String name() {
            return first + ' ' + last;
        }
    }

    static Person number(int number) {
        var random = new SplittableRandom(SEED + 31L * number);
        var first = name(uneven(random, FIRST_NAMES), 2);
        var lastNumber = uneven(random, LAST_NAMES);
        var last = name(FIRST_NAMES + lastNumber, 2 + lastNumber % 2);
        return new Person("K-%07d".formatted(number), first, last,
                "%s.%s%d@mail%d.example".formatted(first.toLowerCase(Locale.ROOT), last.toLowerCase(Locale.ROOT), number % 97, number % 50),
                "+44%010d".formatted(1_000_000_000L + (number * 7_919L) % 8_999_999_999L),
                "%c%c%d %d%c%c".formatted(letter(random), letter(random), 1 + random.nextInt(89), 1 + random.nextInt(9), letter(random),
                        letter(random)));
    }

    /** Low numbers far more often than high ones. */
    private static int uneven(SplittableRandom random, int below) {
        var share = random.nextDouble();
        return (int) (share * share * share * below);
    }

    private static char letter(SplittableRandom random) {
        return (char) ('A' + random.nextInt(26));
    }

    private static String name(int number, int syllables) {
        var random = new SplittableRandom(7_777L * number + 1);
        Supplier<String> syllable = () -> any(STARTS, random) + any(VOWELS, random) + any(ENDS, random);
        var name = new StringBuilder();
        for (var i = 0; i < syllables; i++) {
            name.append(syllable.get());
        }
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private static String any(List<String> of, SplittableRandom random) {
        return of.get(random.nextInt(of.size()));
    }
}
