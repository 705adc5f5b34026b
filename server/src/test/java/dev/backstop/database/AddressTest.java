package dev.backstop.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AddressTest {
    @Test
    void both_notations_of_an_address_are_read() {
        assertThat(Address.of("jdbc:postgresql://db.example/firm?user=me")).isEqualTo(new Address("jdbc:postgresql://db.example/firm?user=me", null, null));
        assertThat(Address.of("postgres://me:p%40ss+1@db.example:6432/firm?sslmode=require"))
                .isEqualTo(new Address("jdbc:postgresql://db.example:6432/firm?sslmode=require", "me", "p@ss+1"));
    }

    @Test
    void another_address_is_refused_with_an_example() {
        assertThatThrownBy(() -> Address.of("mysql://db.example/firm")).isInstanceOf(CannotStart.class).hasMessageContaining("postgres://user:password@host");
    }

    @Test
    void an_address_shows_no_password() {
        assertThat(Address.of("postgres://me:secret@db.example/firm").toString()).doesNotContain("secret");
        assertThat(Address.of("jdbc:postgresql://db.example/firm?user=me&password=secret&ssl=true"))
                .hasToString("jdbc:postgresql://db.example/firm?user=me&password=…&ssl=true");
    }
}
