package dev.backstop.outreach;

import dev.backstop.access.ByLink;
import dev.backstop.access.SignedLinks;
import dev.backstop.access.Who;
import dev.backstop.outreach.offers.CustomerOffers;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page that a link in a mail opens: what happened, and what the customer wants. Opening changes nothing but that it is noted, because
 * scanners of mail open links too; a choice is shown first and made by a form, once.
 */
@Controller
@ByLink
class YourOrderPages {
    private static final Duration OPEN_AFTER_CLOSING = Duration.ofDays(90);

    /** Who is on record for what is done here. */
    private static final String CUSTOMER = "the customer";

    private final SignedLinks links;
    private final YourOrderReader reader;
    private final Consents consents;
    private final CustomerOffers offers;
    private final TellingRules rules;
    private final Legal legal;
    private final Openings openings;
    private final OwnName own;
    private final Clock clock;

    YourOrderPages(SignedLinks links, YourOrderReader reader, Consents consents, CustomerOffers offers, TellingRules rules,
            Legal legal, Openings openings, OwnName own, Clock clock) {
        this.links = links;
        this.reader = reader;
        this.consents = consents;
        this.offers = offers;
        this.rules = rules;
        this.legal = legal;
        this.openings = openings;
        this.own = own;
        this.clock = clock;
    }

    @GetMapping("/your-order/{token}")
    String page(@PathVariable String token, @RequestParam(required = false) @Nullable String done, Model model, HttpServletRequest request,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        openings.asked(token, order.get().id(), request);
        show(token, order.get(), model);
        model.addAttribute("done", done == null ? "" : choice(done).map(Consent.Choice::code).orElse(""));
        model.addAttribute("law", legal.toSay(order.get().parts().stream().map(YourOrder.Part::scheduleLine).toList(),
                order.get().language()));
        model.addAttribute("onTrack", rules.toldOnTrack(order.get().id()));
        model.addAttribute("offers", offers.of(order.get().number()).stream().filter(offer -> !offer.state().equals("lapsed"))
                .map(offer -> new YourOrder.Offered(offer, OfferWords.of(offer, phrases(order.get())))).toList());
        return "outreach/your-order";
    }

    /** What a choice would mean; nothing is chosen yet. */
    @GetMapping("/your-order/{token}/{choice}")
    String ask(@PathVariable String token, @PathVariable("choice") String word, @RequestParam(required = false) @Nullable String line,
            @RequestParam(required = false) @Nullable String sku, Model model, HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        var choice = choice(word).orElseThrow(() -> Problem.notFound("choice", word));
        show(token, order.get(), model);
        model.addAttribute("choice", choice.code());
        model.addAttribute("line", line == null ? "" : line);
        model.addAttribute("sku", sku == null ? "" : sku);
        model.addAttribute("instead", order.get().substitute(sku).map(YourOrder.Substitute::words).orElse(""));
        model.addAttribute("decision", UUID.randomUUID().toString());
        return "outreach/your-choice";
    }

    @PostMapping("/your-order/{token}/{choice}")
    String choose(@PathVariable String token, @PathVariable("choice") String word, @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "") String sku, @RequestParam String decision, HttpServletRequest request, Model model, HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        var choice = choice(word).orElseThrow(() -> Problem.notFound("choice", word));
        var phrases = phrases(order.get());
        var words = phrases.say("page.chosen." + choice.code());
        Who.as(CUSTOMER, () -> consents.record(new Consent.Chosen(order.get().number(), line.isBlank() ? null : number(line), choice, null,
                sku.isBlank() ? null : sku, null),
                Consent.Evidence.link(words, request.getRemoteAddr(), request.getHeader("User-Agent"), "link " + token + ' ' + decision)));
        openings.followed(token, order.get().id());
        return "redirect:/your-order/%s?done=%s".formatted(token, choice.code());
    }

    /** Whether the customer wants to read that a long wait is on track. */
    @PostMapping("/your-order/{token}/wishes/{answer}")
    String wish(@PathVariable String token, @PathVariable String answer, Model model, HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        rules.wishOfOrder(order.get().id(), answer.equals("yes"));
        return "redirect:/your-order/%s#wishes".formatted(token);
    }

    /** What was offered is no choice about the order, so it is answered at once, and twice changes nothing. */
    @PostMapping("/your-order/{token}/offers/{offer}/{answer}")
    String answer(@PathVariable String token, @PathVariable long offer, @PathVariable String answer, Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        var number = order.get().number();
        if (offers.of(number).stream().anyMatch(one -> one.offer() == offer && one.open())) {
            Who.as(CUSTOMER, () -> switch (answer) {
                case "accept" -> offers.accept(offer, number);
                case "decline" -> offers.decline(offer, number);
                default -> throw Problem.notFound("answer", answer);
            });
        }
        return "redirect:/your-order/%s#offers".formatted(token);
    }

    private static int number(String line) {
        try {
            return Integer.parseInt(line);
        } catch (NumberFormatException _) {
            throw Problem.refused("/line", "%s is not a line of this order.".formatted(line));
        }
    }

    /** The order that a good token names, as long as its page is open. */
    private Optional<YourOrder> order(String token) {
        return links.subject(token).filter(subject -> subject.startsWith("order/")).flatMap(subject -> reader.read(subject.substring("order/".length())))
                .filter(order -> order.closed() == null || order.closed().plus(OPEN_AFTER_CLOSING).isAfter(clock.instant()));
    }

    private void show(String token, YourOrder order, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("token", token);
        model.addAttribute("say", phrases(order));
        model.addAttribute("firm", own.firm());
    }

    private static Phrases phrases(YourOrder order) {
        return Phrases.in(Addressee.locale(order.language()));
    }

    private String expired(Model model, HttpServletResponse response) {
        response.setStatus(410);
        model.addAttribute("say", Phrases.in(Locale.ENGLISH));
        model.addAttribute("firm", own.firm());
        return "outreach/link-expired";
    }

    private static Optional<Consent.Choice> choice(String word) {
        return Arrays.stream(Consent.Choice.values()).filter(choice -> choice.code().equals(word) && choice != Consent.Choice.EXTRA_PERIOD).findFirst();
    }
}
