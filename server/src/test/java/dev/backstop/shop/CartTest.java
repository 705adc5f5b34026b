package dev.backstop.shop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CartTest {
    @Test
    void what_is_kept_is_read_back_whatever_the_skus_are() {
        var cart = Cart.of(null).with("MUG-1", "2").with("Ü*~;=, 7", "0.5").with("CUP", " 6 ");
        assertThat(Cart.of(cart.cookie())).isEqualTo(cart);
        assertThat(cart.cookie()).matches("[A-Za-z0-9%.*~+_-]*");
        assertThat(cart.lines()).containsExactly(new Cart.Line("MUG-1", "2"), new Cart.Line("Ü*~;=, 7", "0.5"), new Cart.Line("CUP", "6"));
    }

    @Test
    void another_quantity_replaces_and_none_takes_out() {
        var cart = Cart.of(null).with("MUG", "2").with("CUP", "1").with("MUG", "3");
        assertThat(cart.lines()).containsExactly(new Cart.Line("MUG", "3"), new Cart.Line("CUP", "1"));
        assertThat(cart.with("MUG", "0").with("CUP", "").isEmpty()).isTrue();
    }

    @Test
    void a_cookie_that_somebody_made_up_is_an_empty_cart() {
        assertThat(Cart.of("%zz*1~*~nonsense~").isEmpty()).isTrue();
        var many = Cart.of(null);
        for (var n = 0; n < 50; n++) {
            many = many.with("S" + n, "1");
        }
        assertThat(many.lines()).hasSize(20);
    }
}
