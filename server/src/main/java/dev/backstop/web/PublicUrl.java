package dev.backstop.web;

import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the world reaches this program, as it was told when it was started: this machine, where nobody told it. */
@Component
public class PublicUrl {
    private final String address;

    public PublicUrl(@Value("${backstop.public-url:http://localhost:${server.port:8080}}") String address) {
        this.address = address.replaceAll("/+$", "");
    }

    /**
     * A page of ours as a link from elsewhere names it.
     *
     * @param path from the slash on
     */
    public String of(String path) {
        return address + path;
    }

    /** The name of the machine in it; empty where it has none. */
    public String host() {
        return Objects.requireNonNullElse(URI.create(address).getHost(), "");
    }

    @Override
    public String toString() {
        return address;
    }
}
