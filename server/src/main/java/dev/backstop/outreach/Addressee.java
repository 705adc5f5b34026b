package dev.backstop.outreach;

import dev.backstop.post.Channel;
import dev.backstop.web.Sentences;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * To whom a notice goes.
 *
 * @param email    of the order's contact, else of the customer; likewise {@code phone}
 * @param address  the lines of a postal address; null: none is known
 * @param channels the customer's own order of ways
 */
record Addressee(long customer, String name, @Nullable String email, @Nullable String phone, @Nullable String address, String language,
        List<String> channels) {
    Addressee {
        channels = List.copyOf(channels);
    }

    /** A way with the address at its end. */
    record Reach(Channel channel, String to) {}

    /** The ways to reach this customer: the preferred ones first, then mail, telephone and post, as far as addresses are known. */
    List<Reach> ways() {
        var ways = new ArrayList<Reach>();
        channels.forEach(channel -> add(ways, switch (channel) {
            case "email" -> Channel.EMAIL;
            case "sms" -> Channel.SMS;
            case "phone", "call" -> Channel.CALL;
            default -> Channel.LETTER;
        }));
        List.of(Channel.EMAIL, Channel.CALL, Channel.LETTER).forEach(channel -> add(ways, channel));
        return ways;
    }

    private void add(List<Reach> ways, Channel channel) {
        var to = switch (channel) {
            case EMAIL -> email;
            case SMS, CALL -> phone;
            case LETTER -> address;
            case WEBHOOK -> null;
        };
        if (to != null && !to.isBlank() && ways.stream().noneMatch(way -> way.channel() == channel)) {
            ways.add(new Reach(channel, to));
        }
    }

    Locale locale() {
        return locale(language);
    }

    /** The language of ours that is nearest: that of the tag, else English. */
    static Locale locale(String language) {
        return Sentences.nearest(language);
    }
}
