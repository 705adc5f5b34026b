package dev.backstop.replenishment;

import dev.backstop.planning.demand.DemandClass;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the planning pages show: segments, how forecasts did, replays and policies. */
@Component
public class PlanningView {
    private final Segments segments;
    private final Forecasts forecasts;
    private final Replays replays;
    private final Policies policies;

    PlanningView(Segments segments, Forecasts forecasts, Replays replays, Policies policies) {
        this.segments = segments;
        this.forecasts = forecasts;
        this.replays = replays;
        this.policies = policies;
    }

    /** How the blend did on held-back periods of one kind of items, next to the formula that most systems use. */
    public record Held(String of, String words, ForecastResource.Method blend, ForecastResource.Method textbook) {}

    public List<Segments.Segment> segments() {
        return segments.all();
    }

    public Optional<Segments.Segment> segment(String segment) {
        return segments.of(segment);
    }

    /** Of all items first, then class by class; empty before the first plan. */
    public List<Held> held() {
        var classes = Stream.concat(Stream.of(""),
                Arrays.stream(DemandClass.values()).map(each -> each.name().toLowerCase(Locale.ROOT)));
        return classes.flatMap(each -> held(each).stream()).toList();
    }

    private Optional<Held> held(String of) {
        Map<String, ForecastResource.Method> methods = forecasts.methods(of).stream()
                .filter(method -> method.isBlend() || method.isTextbook())
                .collect(Collectors.toMap(method -> method.isBlend() ? "blend" : "textbook", method -> method));
        var blend = methods.get("blend");
        var textbook = methods.get("textbook");
        return blend == null || textbook == null ? Optional.empty() : Optional.of(new Held(of, of.isEmpty() ? "all items"
                : "wanted " + LearnedWords.pattern(DemandClass.valueOf(of.toUpperCase(Locale.ROOT))), blend, textbook));
    }

    /** The newest replay of a segment. */
    public Optional<ReplayResource> replay(String segment) {
        return replays.latest(segment, 1).stream().findFirst();
    }

    public List<PolicyResource> policies(String segment) {
        return policies.list(segment);
    }
}
