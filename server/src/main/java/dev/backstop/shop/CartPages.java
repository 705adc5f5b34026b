package dev.backstop.shop;

import static dev.backstop.web.Say.say;

import dev.backstop.access.OpenToAll;
import dev.backstop.outreach.OwnName;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * From the cart to the order. Dates are asked anew at each step; whoever goes on is told first if they are no longer what was shown,
 * and what is
 * checked out is held meanwhile.
 */
@Controller
@OpenToAll
@SampleShop
class CartPages {
    private final Till till;
    private final OwnName own;

    CartPages(Till till, OwnName own) {
        this.till = till;
        this.own = own;
    }

    @ModelAttribute
    void firm(Model model, @CookieValue(name = Cart.COOKIE, required = false) @Nullable String cart) {
        model.addAttribute("firm", own.firm());
        model.addAttribute("inCart", Cart.of(cart).lines().size());
    }

    @GetMapping("/shop/cart")
    String cart(@CookieValue(name = Cart.COOKIE, required = false) @Nullable String cookie, @RequestParam(defaultValue = "") String said,
            Model model) {
        var cart = Cart.of(cookie);
        model.addAttribute("cart", cart.lines().isEmpty() ? null : basket(cart, model));
        model.addAttribute("said", switch (said) {
            case "changed" -> say("Something changed since you looked. This is how it stands now.");
            case "lapsed" -> say("The time for which this was held is over. This is how it stands now.");
            default -> "";
        });
        return "shop/cart";
    }

    /** What cannot be asked for so, such as a fraction of a piece, is said above the lines as they were typed. */
    private Basket basket(Cart cart, Model model) {
        try {
            return till.look(cart);
        } catch (Problem refused) {
            model.addAttribute("refused", refused.detail());
            return new Basket(cart.lines().stream().map(line -> new Basket.Line(line.sku(), line.sku(), line.quantity(), "", List.of(),
                    null, List.of())).toList(), "", false, "", null, "");
        }
    }

    @PostMapping("/shop/cart")
    String put(@CookieValue(name = Cart.COOKIE, required = false) @Nullable String cookie, @RequestParam String sku,
            @RequestParam(defaultValue = "1") String quantity, @RequestParam(defaultValue = "in") String take,
                    HttpServletResponse response) {
        keep(Cart.of(cookie).with(sku, take.equals("out") ? "" : quantity), response);
        return "redirect:/shop/cart";
    }

    /** Holds what was shown; if it is no longer so, it is shown anew and nothing is held. */
    @PostMapping("/shop/checkout")
    String checkOut(@CookieValue(name = Cart.COOKIE, required = false) @Nullable String cookie,
            @RequestParam(defaultValue = "") String heard) {
        var cart = Cart.of(cookie);
        if (cart.isEmpty()) {
            return "redirect:/shop/cart";
        }
        if (!till.look(cart).heard().equals(heard)) {
            return "redirect:/shop/cart?said=changed";
        }
        var held = till.hold(cart);
        return held.quote() == null ? "redirect:/shop/cart?said=changed"
                : "redirect:/shop/checkout?quote=" + URLEncoder.encode(held.quote(), StandardCharsets.UTF_8);
    }

    @GetMapping("/shop/checkout")
    String checkOut(@RequestParam String quote, Model model) {
        var held = till.held(quote);
        if (held.isEmpty() || held.get().quote() == null) {
            return "redirect:/shop/cart?said=lapsed";
        }
        model.addAttribute("held", held.get());
        model.addAttribute("buyers", till.buyers());
        model.addAttribute("once", UUID.randomUUID().toString());
        return "shop/checkout";
    }

    @PostMapping("/shop/orders")
    String order(@RequestParam String quote, @RequestParam String buyer, @RequestParam String once, HttpServletResponse response) {
        var held = till.held(quote).orElseThrow(() -> Problem.notFound("quote", quote));
        if (held.quote() == null && !till.isOrdered(once)) {
            return "redirect:/shop/cart?said=lapsed";
        }
        var page = till.order(held, quote, buyer, once);
        keep(new Cart(List.of()), response);
        return "redirect:" + page;
    }

    private static void keep(Cart cart, HttpServletResponse response) {
        response.addHeader(HttpHeaders.SET_COOKIE, ResponseCookie.from(Cart.COOKIE,
                cart.cookie()).path("/shop").httpOnly(true).sameSite("Lax")
                .build().toString());
    }
}
