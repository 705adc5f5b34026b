package dev.backstop.console.replenish;

import org.jspecify.annotations.Nullable;

/** One thing that can be done about late supply, as the API shows it. */
public record LateOption(String option, String quantity, @Nullable String cost, String words) {

    public String title() {
        return switch (option) {
            case "pull-in" -> "Pull it in";
            case "bridge" -> "Bridge";
            case "replace" -> "Replace it";
            default -> "Wait";
        };
    }

    /** What the button says. */
    public String verb() {
        return switch (option) {
            case "pull-in" -> "Ask for the earlier day";
            case "bridge" -> "Order the bridge";
            case "replace" -> "Cancel it and order anew";
            default -> "Wait for it";
        };
    }
}
