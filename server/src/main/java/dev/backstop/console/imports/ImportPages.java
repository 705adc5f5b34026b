package dev.backstop.console.imports;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Option;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.exchange.Imports;
import dev.backstop.exchange.Kind;
import dev.backstop.web.Cursor;
import dev.backstop.web.Problem;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files taken in: sent and checked first, which changes nothing, then applied as a whole. */
@Controller
@May(Permission.IMPORT)
public class ImportPages {
    private static final int SHOWN = 50;
    private static final List<Option> KINDS = Arrays.stream(Kind.values()).map(kind -> new Option(kind.code(), Words.of(kind))).toList();

    private final Imports imports;

    ImportPages(Imports imports) {
        this.imports = imports;
    }

    @GetMapping("/imports")
    String list(Model model) {
        model.addAttribute("kinds", KINDS);
        model.addAttribute("imports", imports.page(Cursor.of(null, SHOWN)).data());
        return "console/imports/list";
    }

    @PostMapping("/imports")
    String check(@RequestParam String kind, @RequestParam MultipartFile file) throws IOException {
        if (file.isEmpty()) {
            throw Problem.refused("/file", "Choose the file that is to be checked.");
        }
        try (var content = file.getInputStream()) {
            var id = imports.receive(Kind.read(kind), file.getOriginalFilename(), content);
            LongRun.begin(() -> imports.check(id), LongRun.PATIENCE);
            return "redirect:/imports/" + id;
        }
    }

    @GetMapping("/imports/{id}")
    String one(@PathVariable long id, Model model) {
        model.addAttribute("run", imports.get(id));
        return "console/imports/import";
    }

    @PostMapping("/imports/{id}/apply")
    String apply(@PathVariable long id, RedirectAttributes redirect) {
        LongRun.begin(() -> imports.apply(id), LongRun.PATIENCE).ifPresent(done ->
                Toast.say(redirect, done.outcome().isFaultless() ? "The file is applied." : "Nothing was applied: the file has faults."));
        return "redirect:/imports/" + id;
    }
}
