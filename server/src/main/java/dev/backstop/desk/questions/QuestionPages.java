package dev.backstop.desk.questions;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Toast;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where buyers read what was asked, and answer it. */
@Controller
class QuestionPages {
    private static final int MOST = 100;

    private final Questions questions;

    QuestionPages(Questions questions) {
        this.questions = questions;
    }

    @GetMapping("/desk/questions")
    String open(Model model) {
        model.addAttribute("questions", questions.open(MOST));
        return "desk/questions";
    }

    @GetMapping("/desk/questions/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("question", questions.one(id));
        return "desk/question";
    }

    @PostMapping("/desk/questions/{id}")
    @May(Permission.BUY)
    String answer(@PathVariable long id, @RequestParam(defaultValue = "") String answer, RedirectAttributes redirect) {
        questions.answer(id, answer);
        Toast.say(redirect, "The answer stands on the customer's page, where %s looks.".formatted(questions.one(id).askedBy()));
        return "redirect:/desk/questions";
    }
}
