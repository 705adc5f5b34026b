package dev.backstop.console.people;

import static dev.backstop.web.Say.told;

import dev.backstop.access.Accounts;
import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Role;
import dev.backstop.console.FormBody;
import dev.backstop.console.Option;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The people who may sign in, what they are here for, and a new password for who forgot it. */
@Controller
@May(Permission.ADMINISTER)
class PeoplePages {
    private static final List<Option> ROLES = Arrays.stream(Role.values()).map(role -> new Option(role.word(), role.title())).toList();

    private final Accounts accounts;
    private final Records records;

    PeoplePages(Accounts accounts, Records records) {
        this.accounts = accounts;
        this.records = records;
    }

    @GetMapping("/people")
    String list(Model model) {
        model.addAttribute("accounts", accounts.all());
        model.addAttribute("duties", duties());
        return "console/people/list";
    }

    @GetMapping("/people/new")
    String empty(Model model) {
        model.addAttribute("roles", ROLES);
        model.addAttribute("duties", duties());
        return "console/people/edit";
    }

    @PostMapping("/people/new")
    String create(HttpServletRequest request, RedirectAttributes redirect) {
        var email = records.create("/users", "email", FormBody.of(request).texts("name", "role", "password").with("active", true));
        Toast.say(redirect, "%s may come in. Tell the password by another way than e-mail.".formatted(email));
        return "redirect:/people";
    }

    @GetMapping("/people/{email}")
    String filled(@PathVariable String email, Model model) {
        model.addAttribute("email", email);
        model.addAttribute("stored", records.get("/users/" + Words.path(email)));
        return empty(model);
    }

    @PostMapping("/people/{email}")
    String change(@PathVariable String email, HttpServletRequest request, RedirectAttributes redirect) {
        records.change("/users/" + Words.path(email), FormBody.of(request).texts("name", "role", "password").flags("active"));
        Toast.say(redirect, "The account of %s is changed.".formatted(email));
        return "redirect:/people";
    }

    /** What each role is allowed, in words of the page's language: put together, they would not be known again. */
    private static List<Option> duties() {
        return Arrays.stream(Role.values()).map(role -> new Option(role.title(), Arrays.stream(Permission.values()).filter(role::may)
                .map(permission -> told(permission.words())).collect(Collectors.joining("; ")))).toList();
    }
}
