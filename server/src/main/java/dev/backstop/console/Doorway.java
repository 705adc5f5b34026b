package dev.backstop.console;

import dev.backstop.access.Accounts;
import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Sign-in, the menu of small screens, and what each person sets for himself. */
@Controller
class Doorway {
    private final Accounts accounts;

    Doorway(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/sign-in")
    String signIn(HttpServletRequest request, Model model) {
        if (Who.person().isPresent()) {
            return "redirect:/";
        }
        var asked = request.getQueryString();
        model.addAttribute("message", switch (asked == null ? "" : asked) {
            case "wrong" -> "This e-mail address and password do not go together. Check both and try again.";
            case "wait" -> "Too many wrong sign-ins. Wait a quarter of an hour, or ask an administrator for a new password.";
            case "out" -> "You are signed out.";
            default -> "";
        });
        model.addAttribute("good", "out".equals(asked));
        return "console/sign-in";
    }

    @GetMapping("/menu")
    String menu() {
        return "console/menu";
    }

    @PostMapping("/theme")
    @May(Permission.VIEW)
    String theme(@RequestParam String theme, @RequestParam(name = "_page") String page, HttpServletResponse response) {
        var cookie = ResponseCookie.from("theme", theme.equals("light") || theme.equals("dark") ? theme : "auto")
                .path("/").maxAge(Duration.ofDays(365)).sameSite("Lax").httpOnly(true).build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:" + (page.startsWith("/") && !page.startsWith("//") ? page : "/");
    }

    @PostMapping("/language")
    @May(Permission.VIEW)
    String language(@RequestParam String language) {
        var account = Who.person().orElseThrow(() -> Problem.forbidden("Sign in first."));
        accounts.speak(account, language.isEmpty() ? null : language);
        return "redirect:/menu";
    }

    @PostMapping("/password")
    @May(Permission.VIEW)
    String password(@RequestParam String present, @RequestParam String password, RedirectAttributes redirect) {
        var account = Who.person().orElseThrow(() -> Problem.forbidden("Sign in first."));
        if (!accounts.knows(account, present)) {
            throw Problem.refused("/present", "This is not your present password.");
        }
        accounts.changePassword(account, password);
        Toast.say(redirect, "Your password was changed.");
        return "redirect:/menu";
    }
}
