package dev.backstop.console.shopfront;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shops on other systems: connected, watched, and mended. */
@Controller
class ConnectedShopPages {
    private static final int SHOWN = 50;
    private static final Map<String, List<Option>> SECRETS = Map.of(
            "shopify", List.of(new Option("token", "Admin API access token"), new Option("webhookSecret",
            "API secret key, which signs webhooks")),
            "woocommerce", List.of(new Option("consumerKey", "Consumer key"), new Option("consumerSecret", "Consumer secret"),
                    new Option("webhookSecret", "Secret of the webhooks")),
            "medusa", List.of(new Option("token", "Secret API key")));
    private static final List<Option> STATES = List.of(new Option("", "All"), new Option("failed", "Given up"), new Option("unknown",
            "No item"),
            new Option("behind", "On their way"), new Option("shown", "Shown"));

    private final OwnApi api;
    private final Keyed shops;

    ConnectedShopPages(OwnApi api) {
        this.api = api;
        this.shops = new Keyed(api, "/shops");
    }

    @GetMapping("/shops")
    String list(Model model) {
        model.addAttribute("shops", api.read(api.get("/shops"), ShopShown.All.class).data());
        return "console/shopfront/shops";
    }

    @GetMapping("/shops/connect/{kind}")
    @May(Permission.CONFIGURE)
    String connect(@PathVariable String kind, Model model) {
        if (!SECRETS.containsKey(kind)) {
            throw Problem.notFound("kind of shop", kind);
        }
        model.addAttribute("kind", kind);
        model.addAttribute("secrets", SECRETS.get(kind));
        return "console/shopfront/shop-edit";
    }

    @PostMapping("/shops/connect/{kind}")
    @May(Permission.CONFIGURE)
    String connect(HttpServletRequest request, RedirectAttributes redirect) {
        return save(shops.newKey(FormBody.of(request), "Give the shop a short key, such as WEB.",
                "There is a shop %s already. Choose another key."), request, redirect);
    }

    @GetMapping("/shops/{code}/edit")
    @May(Permission.CONFIGURE)
    String edit(@PathVariable String code, Model model) {
        var stored = shops.stored(code);
        model.addAttribute("kind", stored.path("kind").asString());
        model.addAttribute("secrets", SECRETS.get(stored.path("kind").asString()));
        model.addAttribute("stored", stored);
        return "console/shopfront/shop-edit";
    }

    /** Secrets that are left empty stay as they are. */
    @PostMapping("/shops/{code}/edit")
    @May(Permission.CONFIGURE)
    String save(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        var form = FormBody.of(request).texts("name", "url", "place").choices("kind", "customerKind").flags("active");
        var secrets = new HashMap<String, @Nullable Object>();
        SECRETS.getOrDefault(form.typed("kind"), List.of()).forEach(secret -> {
            if (!form.typed("secrets." + secret.value()).isEmpty()) {
                secrets.put(secret.value(), form.typed("secrets." + secret.value()));
            }
        });
        return shops.put(code, form.with("secrets", secrets), redirect,
                "Saved. Try the connection to see whether the shop answers.");
    }

    @GetMapping("/shops/{code}")
    String one(@PathVariable String code, @RequestParam(defaultValue = "") String articles, @RequestParam(defaultValue = "") String cursor,
            Model model) {
        var shop = api.read(shops.stored(code), ShopShown.class);
        model.addAttribute("shop", shop);
        model.addAttribute("states", STATES);
        model.addAttribute("state", articles);
        model.addAttribute("articles", api.read(api.get("%s/articles?limit=%d%s%s".formatted(shops.address(code), SHOWN,
                articles.isEmpty() ? "" : "&state=" + Words.path(articles), cursor.isEmpty() ? "" : "&cursor=" + Words.path(cursor))),
                ShopShown.Articles.class));
        model.addAttribute("stuck", stuck(code));
        model.addAttribute("deliveries", api.read(api.get("%s/deliveries?limit=%d".formatted(shops.address(code), SHOWN)),
                ShopShown.Deliveries.class));
        return "console/shopfront/shop";
    }

    private List<ShopShown.Delivery> stuck(String code) {
        return List.of("held", "dead").stream().flatMap(state ->
                api.read(api.get("%s/deliveries?limit=%d&state=%s".formatted(shops.address(code), SHOWN, state)),
                        ShopShown.Deliveries.class).data().stream()).toList();
    }

    @PostMapping("/shops/{code}/test")
    @May(Permission.CONFIGURE)
    String test(@PathVariable String code, RedirectAttributes redirect) {
        redirect.addFlashAttribute("tried", api.read(api.post(shops.address(code) + "/test", Map.of()), ShopShown.Tried.class));
        return "redirect:" + shops.address(code);
    }

    @PostMapping("/shops/{code}/place")
    @May(Permission.CONFIGURE)
    String place(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        api.patch(shops.address(code), FormBody.of(request).texts("place"));
        return shops.page(code, redirect, "Saved. Stock is written there from now on.");
    }

    @PostMapping("/shops/{code}/list")
    @May(Permission.CONFIGURE)
    String look(@PathVariable String code, RedirectAttributes redirect) {
        return shops.act(code, "list", Map.of(), redirect, "The shop is asked what it sells.");
    }

    @PostMapping("/shops/{code}/hooks")
    @May(Permission.CONFIGURE)
    String hooks(@PathVariable String code, RedirectAttributes redirect) {
        return shops.act(code, "hooks", Map.of(), redirect, "The shop's webhooks are looked after.");
    }

    @PostMapping("/shops/{code}/push")
    @May(Permission.CONFIGURE)
    String push(@PathVariable String code, @RequestParam(defaultValue = "false") boolean failedOnly, RedirectAttributes redirect) {
        return shops.act(code, "push", Map.of("failedOnly", failedOnly), redirect,
                failedOnly ? "What was given up is tried again." : "Everything is shown to the shop anew.");
    }

    @PostMapping("/shops/{code}/map")
    @May(Permission.CONFIGURE)
    String map(@PathVariable String code, HttpServletRequest request, RedirectAttributes redirect) {
        return shops.act(code, "articles/map", FormBody.of(request).texts("remote", "sku"), redirect,
                "Saved. Orders that waited for this are run again.");
    }

    @PostMapping("/shops/{code}/run")
    @May(Permission.CONFIGURE)
    String run(@PathVariable String code, @RequestParam(defaultValue = "") String delivery, RedirectAttributes redirect) {
        return shops.act(code, delivery.isEmpty() ? "deliveries/run" : "deliveries/%s/run".formatted(Words.path(delivery)), Map.of(),
                redirect, "Run again. What became of it stands below.");
    }

    @PostMapping("/shops/{code}/delete")
    @May(Permission.CONFIGURE)
    String delete(@PathVariable String code, RedirectAttributes redirect) {
        return shops.delete(code, redirect, "The shop %s is no longer connected. Its orders stay.".formatted(code));
    }
}
