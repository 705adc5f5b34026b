package dev.backstop.console.people;

import dev.backstop.access.ApiKeys;
import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programs that may call the API. A key is shown once, on the page that follows its making. */
@Controller
@May(Permission.ADMINISTER)
class KeyPages {
    private static final List<Option> SCOPES = List.of(new Option("read", "Read"), new Option("write", "Write, and read"),
            new Option("admin", "People and keys too"), new Option("holders", "See for whom stock is held"));

    private final ApiKeys keys;
    private final OwnApi api;

    KeyPages(ApiKeys keys, OwnApi api) {
        this.keys = keys;
        this.api = api;
    }

    @GetMapping("/api-keys")
    String list(Model model) {
        model.addAttribute("keys", keys.all());
        model.addAttribute("scopes", SCOPES);
        return "console/people/keys";
    }

    @PostMapping("/api-keys")
    String make(HttpServletRequest request, RedirectAttributes redirect) {
        var made = api.post("/api-keys", FormBody.of(request).texts("name").ticked("scopes"));
        redirect.addFlashAttribute("secret", made.path("key").asString(""));
        return "redirect:/api-keys";
    }

    @PostMapping("/api-keys/{id}/revoke")
    String revoke(@PathVariable long id, RedirectAttributes redirect) {
        api.delete("/api-keys/" + id);
        Toast.say(redirect, "The key is revoked; programs that use it are turned away within seconds.");
        return "redirect:/api-keys";
    }
}
