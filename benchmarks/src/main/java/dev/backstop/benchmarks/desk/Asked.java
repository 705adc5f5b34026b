package dev.backstop.benchmarks.desk;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What an agent types to find somebody.
 *
 * @param typed  the words
 * @param sought the customer who rings
 * @param wrong  whether a letter of it is wrong
 */
record Asked(String typed, People.Person sought, boolean wrong) {

    /** So many questions about so many customers, always the same for a seed; every second one has a wrong letter. */
    static Stream<Asked> some(int count, int customers, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count).mapToObj(number -> {
            var sought = People.number(random.nextInt(customers));
            return number % 2 == 0 ? new Asked(said(sought, random.nextInt(7)), sought, false)
                    : new Asked(misspelt(said(sought, random.nextInt(3)), random), sought, true);
        });
    }

    private static String said(People.Person person, int way) {
        return switch (way) {
            case 0 -> person.name();
            case 1 -> person.last() + ' ' + person.first();
            case 2 -> person.last() + ' ' + person.postcode();
            case 3 -> person.phone();
            case 4 -> person.email();
            case 5 -> person.code();
            default -> '0' + person.phone().substring(3);
        };
    }

    /** One letter of a name changed, left out, doubled, or in the place of its neighbour. */
    private static String misspelt(String said, SplittableRandom random) {
        var end = said.indexOf(' ');
        var at = 1 + random.nextInt(end - 1);
        var before = said.substring(0, at);
        return switch (random.nextInt(4)) {
            case 0 -> before + (char) ('a' + random.nextInt(26)) + said.substring(at + 1);
            case 1 -> before + said.substring(at + 1);
            case 2 -> before + said.charAt(at) + said.substring(at);
            default -> at + 1 < end ? before + said.charAt(at + 1) + said.charAt(at) + said.substring(at + 2) : before + 'e'
                    + said.substring(at + 1);
        };
    }
}
