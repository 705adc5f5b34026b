package dev.backstop.promising;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RushTest {
    private final Rush rush = new Rush();

    @Test
    void isQuietUntilAnOrderComes() {
        assertThat(rush.isOn()).isFalse();
        rush.orderCame();
        assertThat(rush.isOn()).isTrue();
    }

    @Test
    void isOverSoonAfterTheLastOrder() throws InterruptedException {
        rush.orderCame();
        Thread.sleep(600);
        assertThat(rush.isOn()).isFalse();
    }
}
