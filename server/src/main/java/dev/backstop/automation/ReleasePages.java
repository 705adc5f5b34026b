package dev.backstop.automation;

import dev.backstop.access.ByLink;
import dev.backstop.access.SignedLinks;
import dev.backstop.access.Who;
import dev.backstop.replenishment.Replenishment;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a buyer releases what a mail told of; the signed address is the permission. Looking changes nothing. */
@Controller
@ByLink
class ReleasePages {
    private final SignedLinks links;
    private final BuyerNotes notes;
    private final Replenishment replenishment;
    private final OurPages pages;

    ReleasePages(SignedLinks links, BuyerNotes notes, Replenishment replenishment, OurPages pages) {
        this.links = links;
        this.notes = notes;
        this.replenishment = replenishment;
        this.pages = pages;
    }

    @GetMapping("/release/{token}")
    String page(@PathVariable String token, Model model, HttpServletResponse response) {
        var note = note(token);
        model.addAttribute("firm", pages.firm());
        if (note.isEmpty()) {
            response.setStatus(410);
            return "automation/expired";
        }
        model.addAttribute("note", note.get());
        model.addAttribute("token", token);
        return "automation/release";
    }

    /** Releases what is ticked and still open; what somebody else decided meanwhile is passed over. */
    @PostMapping("/release/{token}")
    String release(@PathVariable String token, @RequestParam(required = false) @Nullable List<Long> proposal, Model model, HttpServletResponse response) {
        var note = note(token);
        if (note.isEmpty()) {
            return page(token, model, response);
        }
        var open = note.get().open().stream().map(each -> Long.valueOf(each.proposal())).toList();
        var chosen = proposal == null ? List.<Long>of() : proposal.stream().filter(open::contains).toList();
        if (!chosen.isEmpty()) {
            Who.as("release link of note " + note.get().note(), () -> replenishment.releaseEach(chosen));
        }
        return "redirect:/release/" + token;
    }

    private Optional<ReleaseNote> note(String token) {
        return links.subject(token).filter(subject -> subject.startsWith(BuyerNotes.SUBJECT))
                .flatMap(subject -> notes.byId(Long.parseLong(subject.substring(BuyerNotes.SUBJECT.length()))));
    }
}
