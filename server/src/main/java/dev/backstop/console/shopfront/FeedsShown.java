package dev.backstop.console.shopfront;

import java.time.Instant;
import java.util.List;

/** All feeds, as the API shows them. */
public record FeedsShown(List<Feed> data) {
    public FeedsShown {
        data = List.copyOf(data);
    }

    /** One feed; {@code address} holds the secret. */
    public record Feed(String feed, String words, String address, List<Reading> readings) {
        public Feed {
            readings = List.copyOf(readings);
        }

        /** The address with its secret blotted out, for whoever may only look. */
        public String withoutSecret() {
            return address.replaceAll("token=.*", "token=…");
        }
    }

    /** The last reading by one reader. */
    public record Reading(String reader, Instant at, long items) {}
}
