package dev.backstop.console.orders;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lets orders go that credit holds. */
@Controller
@May(Permission.RELEASE_CREDIT)
class CreditPages {
    private final OwnApi api;

    CreditPages(OwnApi api) {
        this.api = api;
    }

    @PostMapping("/orders/{number}/credit/release")
    String release(@PathVariable String number, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/orders/" + Words.path(number) + "/credit/release", FormBody.of(request).texts("reason"));
        Toast.say(redirect, "Order %s may ship; your reason is kept.".formatted(number));
        return "redirect:/orders/" + Words.path(number);
    }
}
