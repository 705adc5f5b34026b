package dev.backstop.console.duties;

import dev.backstop.console.MailFrame;
import dev.backstop.outreach.Notices;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What will be written about a duty, as its customer will see it: in light, in dark and as plain text. */
@Controller
class DutyNoticePages {
    private final Notices notices;

    DutyNoticePages(Notices notices) {
        this.notices = notices;
    }

    @GetMapping("/duties/{duty}/notice")
    String page(@PathVariable long duty, Model model, HttpServletResponse response) {
        MailFrame.allow(response);
        model.addAttribute("duty", duty);
        model.addAttribute("notice", notices.preview(duty));
        return "console/duties/notice";
    }

    @GetMapping("/duties/{duty}/notice/shown")
    ResponseEntity<String> shown(@PathVariable long duty, @RequestParam(defaultValue = "light") String theme) {
        return MailFrame.of(Optional.ofNullable(notices.preview(duty).html()).orElseThrow(() -> Problem.notFound("mail of duty", duty)), theme);
    }
}
