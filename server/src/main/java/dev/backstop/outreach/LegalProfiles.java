package dev.backstop.outreach;

import dev.backstop.planning.law.LegalProfile;
import dev.backstop.web.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The laws we know, ours and the firm's own; the firm's goes before ours of the same code and day. */
@Component
class LegalProfiles {
    private final JdbcClient jdbc;
    private final Json json;
    private final File shipped;

    LegalProfiles(JdbcClient jdbc, Json json) {
        this.jdbc = jdbc;
        this.json = json;
        try {
            var text = new ClassPathResource("law/profiles.json").getContentAsString(StandardCharsets.UTF_8);
            this.shipped = json.read(text, File.class);
        } catch (IOException missing) {
            throw new UncheckedIOException("The legal profiles are part of the program", missing);
        }
    }

    /** The file; {@code notice} says whose word its figures need. */
    record File(String notice, List<Law> profiles) {
        File {
            profiles = List.copyOf(profiles);
        }
    }

    /** Whose word the figures need. */
    String notice() {
        return shipped.notice();
    }

    /** All laws in force on some day or later, those that replaced others first. */
    Book book() {
        var own = jdbc.sql("SELECT profile::text FROM outreach.legal_profile ORDER BY code, effective_from").query(String.class).list()
                .stream()
                .map(text -> json.read(text, Law.class)).toList();
        var laws = new ArrayList<>(own);
        shipped.profiles().stream().filter(ours -> own.stream().noneMatch(law -> key(law).equals(key(ours)))).forEach(laws::add);
        laws.sort(Comparator.comparing((Law law) -> law.profile().effectiveFrom()).reversed().thenComparing(law -> law.profile().code()));
        return new Book(List.copyOf(laws));
    }

    private static String key(Law law) {
        return law.profile().code() + law.profile().effectiveFrom();
    }

    /** Puts the firm's own reading of a law in force from its day on. */
    void put(Law law) {
        jdbc.sql("""
                INSERT INTO outreach.legal_profile (code, effective_from, profile) VALUES (:code, :from, :profile::jsonb)
                    ON CONFLICT (code, effective_from) DO UPDATE SET profile = excluded.profile
                """)
                .param("code", law.profile().code()).param("from", law.profile().effectiveFrom()).param("profile", json.write(law))
                .update();
    }

    /** The laws, read once for all that is looked at together. */
    record Book(List<Law> laws) {
        /** The law of an order of that day; empty where none that we know protects the customer. */
        Optional<LegalProfile> of(Law.Destination to, LocalDate on) {
            return laws.stream().filter(law -> law.protects(to, on)).map(Law::profile).findFirst();
        }
    }
}
