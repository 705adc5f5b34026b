package dev.backstop.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How one system of shops is spoken to. Calls go over the network and happen outside of transactions. */
public interface ShopSystem {
    Kind kind();

    /** Asks something harmless: what the shop calls itself, and its places of stock. */
    Greeting greet(Shop shop) throws ShopFault;

    /** What a shop answers to a greeting. */
    record Greeting(String name, List<Place> places) {
        public Greeting {
            places = List.copyOf(places);
        }

        /** A place of stock of the shop. */
        public record Place(String id, String name) {}
    }

    /** All that the shop sells. */
    List<Offered> offered(Shop shop) throws ShopFault;

    /** How many articles one push takes. */
    int atOnce();

    /**
     * Shows how these stand; saying the same again changes nothing.
     *
     * @return what became of each, by {@link Offered#remote}
     */
    Map<String, Outcome> push(Shop shop, List<Push> some) throws ShopFault;

    /** Notes on the shop's order what was promised of it; saying the same again changes nothing. */
    void tell(Shop shop, String remoteOrder, Word word) throws ShopFault;

    /** What a delivery says. */
    ShopEvent read(String topic, JsonNode body);

    /** A system that calls us when something happens. */
    interface Calling extends ShopSystem {
        /** A call; empty if its signature is not the shop's. */
        Optional<Call> genuine(Shop shop, UnaryOperator<@Nullable String> header, byte[] body);

        /** Whether this is no delivery, but the shop looking whether somebody is there. */
        default boolean isGreeting(byte[] body) {
            return false;
        }

        /** What it shall call us about, in its own words. */
        List<String> topics();

        /** The webhooks in the shop that we may see, ours and others. */
        List<Hook> hooks(Shop shop) throws ShopFault;

        /**
         * Sets one up.
         *
         * @return its id in the shop
         */
        String hook(Shop shop, String topic, String address) throws ShopFault;

        /** Switches one on, and lets it lead there, signed with the shop's present secret. */
        void mend(Shop shop, String id, String address) throws ShopFault;

        /** Takes one away; one that is gone already stays so. */
        void unhook(Shop shop, String id) throws ShopFault;

        /** Orders that changed at that time or later, as calls would have told them: for a time in which the shop may not have called. */
        List<Missed> missed(Shop shop, Instant since) throws ShopFault;

        /** What a call would have told: an id that the same state of the same order has again, and what it is about. */
        record Missed(String id, String topic, JsonNode body) {}

        /** A genuine call: the shop's id of the delivery, and what it is about. */
        record Call(String id, String topic) {}
    }

    /** A system that must be asked. */
    interface Asked extends ShopSystem {
        /** Orders that changed at that time or later, those that changed first first, as many as come in one answer. */
        List<Changed> changedSince(Shop shop, Instant since) throws ShopFault;

        /** An order as it was when it last changed. */
        record Changed(String remote, Instant at, JsonNode order) {}
    }
}
