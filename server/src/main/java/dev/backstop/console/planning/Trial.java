package dev.backstop.console.planning;

import static dev.backstop.web.Say.say;

import dev.backstop.console.Words;
import dev.backstop.replenishment.ReplayResource;
import dev.backstop.replenishment.ReplayResource.Outcome;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A replay as a page shows it, with one rung of service looked at: a drawing 620 wide and 240 high of stock against service.
 *
 * @param chosen the rung looked at, from 0 on
 */
public record Trial(ReplayResource replay, int chosen) {
    public static final int WIDTH = 620;
    public static final int HEIGHT = 240;
    private static final int LEFT = 64;
    private static final int RIGHT = 40;
    private static final int TOP = 16;
    private static final int BOTTOM = 34;
    private static final double ROOM = 0.02;
    private static final double NEAR = 0.02;

    static Trial of(ReplayResource replay, int service) {
        return new Trial(replay, Math.clamp(service, 0, Math.max(0, rungs(replay).size() - 1)));
    }

    private static List<Outcome> rungs(ReplayResource replay) {
        return replay.results().stream().filter(each -> each.target() != null && "fill-rate".equals(each.target().kind())).toList();
    }

    /** The fill-rate targets that were tried, lowest first. */
    public List<Outcome> rungs() {
        return rungs(replay);
    }

    public @Nullable Outcome looked() {
        return rungs().isEmpty() ? null : rungs().get(chosen);
    }

    /** Whether items kept about the share looked at, each for itself, while by value it was clearly missed. */
    public boolean missedByValueOnly() {
        var looked = looked();
        if (looked == null || looked.itemFillRate() == null || looked.target() == null || looked.target().value() == null) {
            return false;
        }
        var aim = Double.parseDouble(looked.target().value());
        return looked.itemFillRate() >= aim - NEAR && looked.fillRate() < aim - NEAR;
    }

    public @Nullable Outcome of(String policy) {
        return replay.results().stream().filter(each -> each.policy().equals(policy)).findFirst().orElse(null);
    }

    /** What is tried, in words. */
    public static String name(Outcome outcome) {
        var target = outcome.target();
        if (target == null) {
            return outcome.policy().equals("present") ? say("the rules as they are set") : say("as it really was");
        }
        return TargetWords.of("%s %s".formatted(target.kind(), target.value()));
    }

    /** A dot of the drawing. */
    public record Dot(double x, double y, String words, boolean chosen, boolean tried) {}

    public List<Dot> dots() {
        return replay.results().stream().map(each -> new Dot(x(each), y(each), switch (each.policy()) {
            case "present" -> "now";
            case "as-it-was" -> "as it was";
            default -> "";
        }, each.equals(looked()), each.target() != null)).toList();
    }

    /** From rung to rung. */
    public String line() {
        var path = new StringBuilder();
        for (var each : rungs()) {
            path.append(path.isEmpty() ? "M" : " L").append(String.format(Locale.ROOT, "%.1f %.1f", x(each), y(each)));
        }
        return path.toString();
    }

    /** A mark of an axis. */
    public record Mark(double at, String words) {}

    public List<Mark> services() {
        return List.of(new Mark(LEFT, Words.percent(least())), new Mark(WIDTH - RIGHT, Words.percent(most())));
    }

    public List<Mark> stocks() {
        return List.of(new Mark(HEIGHT - BOTTOM, "0"), new Mark(TOP, Words.decimal(top(), 0)));
    }

    public double left() {
        return LEFT;
    }

    public double right() {
        return WIDTH - RIGHT;
    }

    public double floor() {
        return HEIGHT - BOTTOM;
    }

    private double least() {
        return Math.max(0, replay.results().stream().mapToDouble(Outcome::fillRate).min().orElse(0) - ROOM);
    }

    private double most() {
        return Math.min(1, replay.results().stream().mapToDouble(Outcome::fillRate).max().orElse(1) + ROOM);
    }

    private double top() {
        return Math.max(1, 1.1 * replay.results().stream().mapToDouble(Outcome::stockValue).max().orElse(1));
    }

    private double x(Outcome outcome) {
        return LEFT + (WIDTH - LEFT - RIGHT) * (outcome.fillRate() - least()) / Math.max(1e-6, most() - least());
    }

    private double y(Outcome outcome) {
        return floor() - (HEIGHT - TOP - BOTTOM) * outcome.stockValue() / top();
    }
}
