package dev.backstop.desk.calls;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.FormBody;
import dev.backstop.console.Records;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.node.JsonNodeFactory;

/** Somebody rings whom nobody knows: the number is filled in, a name is enough, and the order begins at once. */
@Controller
@May(Permission.TAKE_ORDERS)
class NewCallers {
    private final Records records;
    private final JdbcClient jdbc;

    NewCallers(Records records, JdbcClient jdbc) {
        this.records = records;
        this.jdbc = jdbc;
    }

    @GetMapping("/desk/new-customer")
    String empty(@RequestParam(defaultValue = "") String phone, @RequestParam(defaultValue = "") String call, Model model) {
        var begun = JsonNodeFactory.instance.objectNode();
        begun.put("phone", phone).put("call", call).put("code", free());
        model.addAttribute("begun", begun);
        return "desk/new-customer";
    }

    @PostMapping("/desk/new-customer")
    String make(HttpServletRequest request, RedirectAttributes redirect) {
        var typed = FormBody.of(request);
        var code = records.create("/customers", "code", typed.texts("code", "name", "email", "phone", "country", "postcode", "kind",
                "language")
                .with("channels", typed.typed("email").isEmpty() ? List.of("phone") : List.of("email", "phone")));
        Toast.say(redirect, "Customer %s is made.".formatted(code));
        return "redirect:/desk/orders/new?customer=%s&call=%s".formatted(Words.path(code),
                UriUtils.encode(typed.typed("call"), StandardCharsets.UTF_8));
    }

    /** A code that nobody has yet, next to the newest customer's; it can be typed over. */
    private String free() {
        return jdbc.sql("""
                SELECT 'C-' || n
                  FROM (SELECT coalesce(max(id), 0) + 1 AS newest FROM orders.customer) c,
                       generate_series(newest, newest + 1000) n
                 WHERE NOT EXISTS (SELECT FROM orders.customer WHERE code = 'C-' || n)
                 ORDER BY n
                 LIMIT 1
                """).query(String.class).single();
    }
}
