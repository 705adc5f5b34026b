package dev.backstop.console.shopfront;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The feeds with who read them last, where the shop stands, and who waits to hear that something is back. */
@Controller
class FeedPages {
    private final OwnApi api;

    FeedPages(OwnApi api) {
        this.api = api;
    }

    @GetMapping("/shop-feeds")
    String feeds(Model model) {
        var feeds = api.read(api.get("/feeds"), FeedsShown.class);
        model.addAttribute("feeds", feeds.data());
        model.addAttribute("last", last(feeds));
        model.addAttribute("waiting", api.read(api.get("/back-in-stock"), SignUpsShown.class));
        model.addAttribute("stored", api.get("/shop-addresses"));
        return "console/shopfront/feeds";
    }

    private static @Nullable Instant last(FeedsShown feeds) {
        return feeds.data().stream().flatMap(feed -> feed.readings().stream())
                .map(FeedsShown.Reading::at).max(Instant::compareTo).orElse(null);
    }

    @PostMapping("/shop-feeds/addresses")
    @May(Permission.CONFIGURE)
    String addresses(HttpServletRequest request, RedirectAttributes redirect) {
        api.patch("/shop-addresses", FormBody.of(request).texts("itemPage", "image", "brand"));
        Toast.say(redirect, "Saved. Feeds lead there from their next reading on.");
        return "redirect:/shop-feeds";
    }

    @PostMapping("/shop-feeds/secret")
    @May(Permission.CONFIGURE)
    String secret(RedirectAttributes redirect) {
        api.post("/shop-addresses/feed-token", Map.of());
        Toast.say(redirect, "The feeds have a new secret. Give their new addresses to whoever reads them.");
        return "redirect:/shop-feeds";
    }
}
