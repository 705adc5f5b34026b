package dev.backstop.outreach;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Customers' choices over HTTP. */
@RestController
@RequestMapping("/api/v1/consents")
class ConsentsApi {
    private static final List<String> CHANNELS = List.of("phone", "email", "sms", "letter", "link", "web", "edi");

    private final Consents consents;

    ConsentsApi(Consents consents) {
        this.consents = consents;
    }

    /** A choice with its proof; {@code sku} and {@code quantity} are those of a substitute. */
    @Strict
    record Request(@Nullable String order, @Nullable Integer line, @Nullable String choice, @Nullable LocalDate until, @Nullable String sku,
            @Nullable String quantity, @Nullable String channel, @Nullable String callId, @Nullable String scriptVersion,
            @Nullable String words) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Consent record(@RequestBody Request request) {
        var channel = Objects.requireNonNullElse(request.channel(), "");
        if (!CHANNELS.contains(channel)) {
            throw Problem.refused("/channel", "%s is no channel by which a customer chooses. Use one of %s.".formatted(
                    channel.isEmpty() ? "Nothing" : channel, String.join(", ", CHANNELS)));
        }
        var order = Objects.requireNonNullElse(request.order(), "");
        return consents.record(new Consent.Chosen(order, request.line(), choice(request.choice()), request.until(), request.sku(),
                request.quantity()),
                new Consent.Evidence(channel, request.callId(), request.scriptVersion(), request.words(), null, null, null));
    }

    private static Consent.Choice choice(@Nullable String code) {
        return Arrays.stream(Consent.Choice.values()).filter(choice -> choice.code().equals(code)).findAny().orElseThrow(() ->
                Problem.refused("/choice", "%s is no choice. Use one of %s.".formatted(code == null ? "Nothing" : code,
                        Arrays.stream(Consent.Choice.values()).map(Consent.Choice::code).collect(Collectors.joining(", ")))));
    }

    @GetMapping
    Map<String, List<Consent>> ofOrder(@RequestParam String order) {
        return Map.of("data", consents.of(order));
    }
}
