package dev.backstop.connectors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call of a shop that signs with the secret we share. */
public final class Signed {
    private Signed() {}

    /**
     * The call, if it names itself and its signature is the shop's.
     *
     * @param id        the shop's of the delivery, as its header says
     * @param topic     what it is about, as its header says
     * @param signature over the body
     */
    public static Optional<ShopSystem.Calling.Call> call(Shop shop, @Nullable String id, @Nullable String topic, @Nullable String signature,
            byte[] body) {
        return id != null && topic != null && Signatures.genuine(signature, body, shop.secrets().get("webhookSecret"))
                ? Optional.of(new ShopSystem.Calling.Call(id, topic)) : Optional.empty();
    }
}
