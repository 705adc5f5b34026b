package dev.backstop.console;

import dev.backstop.outreach.Consent;
import dev.backstop.outreach.Legal;
import java.util.List;

/** What stands before the law, as people read it. */
public final class LawWords {
    public static final List<Option> CHOICES = List.of(new Option("wait", "Wait until the date"),
            new Option("keep-until-it-comes", "Keep it until it comes"),
            new Option("take-part", "Take what is here now"), new Option("substitute", "Take something else"),
            new Option("cancel", "Cancel"),
            new Option("withdraw", "Withdraw from the contract"), new Option("extra-period", "Set an additional period"));
    public static final List<Option> CHANNELS = List.of(new Option("phone", "Phone"), new Option("email", "E-mail"),
            new Option("sms", "Text message"),
            new Option("letter", "Letter"), new Option("web", "Web shop"));

    private LawWords() {}

    public static Badge badge(String state) {
        return switch (state) {
            case "on-time" -> Badge.good("On time");
            case "notice-due", "renewal-due" -> Badge.late("Notice due");
            case "at-risk" -> Badge.attention("At risk");
            case "offer-silent-ok", "offer-express", "renewal-offered" -> Badge.attention("Asked").with("waiting");
            case "waiting" -> Badge.information("Agreed to wait").with("waiting");
            case "overdue", "extra-period", "may-end" -> Badge.late("Overdue");
            case "shipped" -> Badge.good("Shipped").with("truck");
            case "refunded" -> Badge.neutral("Paid back");
            default -> Badge.neutral("Ended");
        };
    }

    /** What it means. */
    public static String sentence(Legal.Shown legal, Frame frame) {
        var until = legal.inOrderUntil() == null ? "" : frame.shortDay(legal.inOrderUntil());
        return switch (legal.state()) {
            case "on-time" -> "In order until " + until + ".";
            case "notice-due" -> "We expect to be late, and the customer has no choice yet; without one the order ends on " + until + ".";
            case "renewal-due" -> "The date agreed to will be missed; without a new notice and a yes the order ends on " + until + ".";
            case "offer-silent-ok" -> "The customer was asked; silence means waiting.";
            case "offer-express" -> "The customer was asked; without a yes the order ends on " + until + ".";
            case "renewal-offered" -> "The customer was asked again; without a yes the order ends on " + until + ".";
            case "waiting" -> until.isEmpty() ? "The customer keeps the order until it comes." : "In order until " + until + ".";
            case "at-risk" -> "We expect to be late; the customer may agree to a new date, and silence does not.";
            case "overdue" -> "Late since " + until + "; the customer may set an additional period.";
            case "extra-period" -> "Late; an additional period runs.";
            case "may-end" -> "Late; the customer may end the contract now.";
            case "cancel-deemed" -> "The order ended by law.";
            case "shipped" -> "Everything has left.";
            default -> "The order ended.";
        };
    }

    /** What the next deadline is for. */
    public static String what(String what) {
        return switch (what) {
            case "send-notice" -> "Notice by";
            case "silence-agrees" -> "Silence agrees on";
            case "answer" -> "Answer by";
            case "extra-period-ends" -> "Additional period ends";
            case "customer-may-end" -> "Customer may end it from";
            case "refund" -> "Refund by";
            case "deliver" -> "Deliver by";
            default -> "Ship by";
        };
    }

    public static String consent(Legal.Agreement consent, Frame frame) {
        return switch (consent.kind()) {
            case "express-indefinite" -> "to keep it until it comes";
            case "express-date" -> consent.until() == null ? "yes" : "until " + frame.shortDay(consent.until());
            case "silent" -> consent.until() == null ? "by silence" : "by silence, until " + frame.shortDay(consent.until());
            default -> "nothing yet";
        };
    }

    /** {@code Wait until the date, 12 May, by phone: “fine with me”}. */
    public static String chose(Consent consent, Frame frame) {
        var choice = CHOICES.stream().filter(option -> option.value().equals(consent.choice())).map(Option::words).findFirst()
                .orElse(consent.choice());
        return choice + (consent.until() == null ? "" : ", " + frame.shortDay(consent.until())) + ", by " + consent.channel()
                + (consent.words() == null ? "" : ": “" + consent.words() + "”");
    }
}
