package dev.backstop.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DurabilityTest {
    @ParameterizedTest
    @CsvSource({"1, 256", "4, 256", "8, 512", "24, 1536", "64, 2048"})
    void givesPagesASixteenthOfTheMemoryWithinBounds(long gigabytes, long megabytes) {
        assertThat(Durability.sharedMegabytes(gigabytes << 30)).isEqualTo(megabytes);
    }
}
