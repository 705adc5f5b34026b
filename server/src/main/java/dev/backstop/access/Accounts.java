package dev.backstop.access;

import dev.backstop.web.Problem;
import dev.backstop.web.Sentences;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The people who may sign in. Accounts are never deleted, for the trail names them; they are switched off. */
@Component
public class Accounts {
    private static final int SHORTEST_PASSWORD = 10;
    private static final int LONGEST_PASSWORD = 72; // what bcrypt reads
    private static final SecureRandom random = new SecureRandom();

    private final JdbcClient jdbc;
    private final Audit audit;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    Accounts(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** An account that was just opened, with its password, which is shown once and kept nowhere. */
    public record Opened(Account account, String password) {}

    /** All accounts, by e-mail address. A firm has hundreds at most. */
    public List<Account> all() {
        return jdbc.sql("SELECT id, email, name, role, active, language FROM access.account ORDER BY lower(email) LIMIT 5000")
                .query(Accounts::account).list();
    }

    public Optional<Account> byEmail(String email) {
        return jdbc.sql("SELECT id, email, name, role, active, language FROM access.account WHERE lower(email) = lower(:email)")
                .param("email", email).query(Accounts::account).optional();
    }

    /** Opens an account; 422 where the address is taken or the password too short. */
    public Account create(String email, String name, Role role, String password) {
        requireGood(password);
        return open(email, name, role, hash(password));
    }

    /** The same with a password that was hashed before. */
    Account open(String email, String name, Role role, String hash) {
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            throw Problem.refused("/email", "%s is not an e-mail address.".formatted(email));
        }
        if (name.isBlank()) {
            throw Problem.refused("/name", "Give the person's name.");
        }
        if (byEmail(email).isPresent()) {
            throw Problem.refused("/email", "%s has an account already. Change that one instead.".formatted(email));
        }
        jdbc.sql("""
                INSERT INTO access.account (email, name, role, password_hash, created_at)
                VALUES (:email, :name, :role, :hash, now())
                """)
                .param("email", email.strip().toLowerCase(Locale.ROOT)).param("name", name.strip())
                .param("role", role.word()).param("hash", hash).update();
        audit.note("account opened", "%s as %s".formatted(email, role.word()));
        return byEmail(email).orElseThrow();
    }

    /** Changes name, role and whether the person may sign in; 409 where nobody could administer any more. */
    public Account change(Account present, String name, Role role, boolean active) {
        if (name.isBlank()) {
            throw Problem.refused("/name", "Give the person's name.");
        }
        var loses = present.role() == Role.ADMIN && present.active() && (role != Role.ADMIN || !active);
        if (loses && administrators().size() == 1) {
            throw Problem.conflict("last-administrator",
                    "%s is the last active administrator. Make somebody else an administrator first.".formatted(present.email()));
        }
        jdbc.sql("UPDATE access.account SET name = :name, role = :role, active = :active WHERE id = :id")
                .param("name", name.strip()).param("role", role.word()).param("active", active).param("id", present.id()).update();
        audit.note("account changed", "%s: %s, %s".formatted(present.email(), role.word(), active ? "active" : "switched off"));
        return new Account(present.id(), present.email(), name.strip(), role, active, present.language());
    }

    /** Sets a new password. */
    public void changePassword(Account account, String password) {
        requireGood(password);
        jdbc.sql("UPDATE access.account SET password_hash = :hash WHERE id = :id")
                .param("hash", hash(password)).param("id", account.id()).update();
        audit.note("password changed", account.email());
    }

    /** Sets the language in which the person reads our pages; null: what the browser asks for. 422 for one that we do not speak. */
    public void speak(Account account, @Nullable String language) {
        if (language != null && !Sentences.languages().contains(language)) {
            throw Problem.refused("/language", "%s is no language of ours. Choose one of %s.".formatted(language, String.join(", ", Sentences.languages())));
        }
        jdbc.sql("UPDATE access.account SET language = :language WHERE id = :id").param("language", language).param("id", account.id()).update();
    }

    /** Whether this is the account's password. */
    public boolean knows(Account account, String password) {
        return person(account.email()).map(person -> passwords.matches(password, person.getPassword())).orElse(false);
    }

    /** Opens the first administrator's account with a password made up here; empty where somebody can administer already. */
    public Optional<Opened> firstAdministrator(String email) {
        if (!administrators().isEmpty()) {
            return Optional.empty();
        }
        var bytes = new byte[12];
        random.nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return Optional.of(new Opened(create(email, "Administrator", Role.ADMIN, password), password));
    }

    Optional<Person> person(String email) {
        return jdbc.sql("SELECT id, email, name, role, active, language, password_hash FROM access.account WHERE lower(email) = lower(:email)")
                .param("email", email)
                .query((row, number) -> new Person(account(row, number), row.getString("password_hash"))).optional();
    }

    Optional<Account> byId(long id) {
        return jdbc.sql("SELECT id, email, name, role, active, language FROM access.account WHERE id = :id")
                .param("id", id).query(Accounts::account).optional();
    }

    PasswordEncoder passwords() {
        return passwords;
    }

    private List<Long> administrators() {
        return jdbc.sql("SELECT id FROM access.account WHERE role = 'admin' AND active ORDER BY id LIMIT 2").query(Long.class).list();
    }

    String hash(String password) {
        return String.valueOf(passwords.encode(password));
    }

    private static void requireGood(@Nullable String password) {
        if (password == null || password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
            throw Problem.refused("/password", "A password has %d to %d characters. A few words are easy to keep in mind."
                    .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
        }
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(row.getLong("id"), row.getString("email"), row.getString("name"),
                Role.of(row.getString("role"), "/role"), row.getBoolean("active"), row.getString("language"));
    }
}
