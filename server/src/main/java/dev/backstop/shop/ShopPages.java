package dev.backstop.shop;

import dev.backstop.access.OpenToAll;
import dev.backstop.outreach.OwnName;
import dev.backstop.storefront.Shopper;
import dev.backstop.storefront.StructuredData;
import dev.backstop.web.Json;
import dev.backstop.web.Problem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The list of goods and the page of one. */
@Controller
@OpenToAll
@SampleShop
class ShopPages {
    private final Goods goods;
    private final OwnName own;
    private final Json json;

    ShopPages(Goods goods, OwnName own, Json json) {
        this.goods = goods;
        this.own = own;
        this.json = json;
    }

    @ModelAttribute
    void firm(Model model, @CookieValue(name = Cart.COOKIE, required = false) @Nullable String cart) {
        model.addAttribute("firm", own.firm());
        model.addAttribute("inCart", Cart.of(cart).lines().size());
    }

    @GetMapping("/shop")
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String category, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("category", category);
        model.addAttribute("categories", goods.categories());
        model.addAttribute("goods", goods.find(q, category));
        return "shop/list";
    }

    @GetMapping("/shop/items/{sku}")
    String item(@PathVariable String sku, @RequestParam(required = false) @Nullable String quantity, Model model) {
        var shown = shown(sku, quantity == null || quantity.isBlank() ? null : quantity, model);
        model.addAttribute("shown", shown);
        model.addAttribute("structured", json.write(StructuredData.of(shown.answer(), shown.item(), Shopper.ANYONE,
                own.page("/shop/items/" + sku)))
                .replace("<", "\\u003c")); // it stands inside a script element
        return "shop/item";
    }

    /** What cannot be asked for so, such as a fraction of a piece, is said above the answer for the least that can. */
    private Shown shown(String sku, @Nullable String quantity, Model model) {
        try {
            return goods.one(sku, quantity).orElseThrow(() -> Problem.notFound("item", sku));
        } catch (Problem refused) {
            if (refused.status() != HttpStatus.UNPROCESSABLE_CONTENT) {
                throw refused;
            }
            model.addAttribute("refused", refused.detail());
            return goods.one(sku, null).orElseThrow();
        }
    }
}
