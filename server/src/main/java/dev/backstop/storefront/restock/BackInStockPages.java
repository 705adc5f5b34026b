package dev.backstop.storefront.restock;

import dev.backstop.access.ByLink;
import dev.backstop.access.SignedLinks;
import dev.backstop.catalog.Items;
import dev.backstop.outreach.OwnName;
import dev.backstop.outreach.Phrases;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link of such a mail: to agree, or to have no more of it. Looking changes nothing, because scanners of mail look
 * too.
 */
@Controller
@ByLink
class BackInStockPages {
    private final SignedLinks links;
    private final SignUpTable table;
    private final Items items;
    private final OwnName own;
    private final Clock clock;

    BackInStockPages(SignedLinks links, SignUpTable table, Items items, OwnName own, Clock clock) {
        this.links = links;
        this.table = table;
        this.items = items;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/back-in-stock/{token}")
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        var found = signUp(token);
        var say = Phrases.nearest(found.map(SignUp::language).orElse("en"));
        model.addAttribute("say", say);
        model.addAttribute("firm", own.firm());
        if (found.isEmpty()) {
            response.setStatus(410);
            return "outreach/link-expired";
        }
        var one = found.get();
        var item = Objects.requireNonNull(items.byIds(List.of(one.item())).get(one.item()), "item of a sign-up");
        model.addAttribute("token", token);
        model.addAttribute("item", item.name());
        model.addAttribute("sentence", sentence(one, item.name(), say));
        model.addAttribute("toConfirm", one.state() == SignUp.State.TO_CONFIRM);
        model.addAttribute("waiting", one.state() == SignUp.State.WAITING);
        return "storefront/back-in-stock";
    }

    private static String sentence(SignUp one, String item, Phrases say) {
        return switch (one.state()) {
            case TO_CONFIRM -> say.say("back.page.ask", "item", item, "email", one.email());
            case WAITING -> say.say("back.page.waiting", "item", item, "email", one.email());
            case TOLD -> say.say("back.page.told", "item", item, "date", say.day(Objects.requireNonNull(one.toldAt(), "told")));
            case ENDED -> say.say("back.page.ended", "item", item);
        };
    }

    @PostMapping("/back-in-stock/{token}")
    String answer(@PathVariable String token, @RequestParam String answer) {
        signUp(token).ifPresent(one -> {
            if (answer.equals("yes")) {
                table.confirm(one, clock.instant());
            } else {
                table.end(one, clock.instant());
            }
        });
        return "redirect:/back-in-stock/" + token;
    }

    private Optional<SignUp> signUp(String token) {
        return links.subject(token).filter(subject -> subject.startsWith(SignUp.SUBJECT))
                .flatMap(subject -> table.find(Long.parseLong(subject.substring(SignUp.SUBJECT.length()))));
    }
}
