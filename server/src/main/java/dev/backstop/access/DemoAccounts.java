package dev.backstop.access;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One account for each role, all with the password of the property {@code backstop.demo-password}: for the demo company, never for a real one. */
@Component
@ConditionalOnProperty("backstop.demo-password")
class DemoAccounts implements ApplicationRunner {
    private static final Map<Role, String> NAMES = Map.of(Role.ADMIN, "Ada Admin", Role.PLANNER, "Priya Nair", Role.BUYER, "Ben Okafor",
            Role.AGENT, "Amy Lindqvist", Role.WAREHOUSE, "Will Duarte", Role.VIEWER, "Vera Novak");

    private final Accounts accounts;
    private final TransactionTemplate transaction;
    private final String password;

    DemoAccounts(Accounts accounts, PlatformTransactionManager manager, @Value("${backstop.demo-password}") String password) {
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(manager);
        this.password = password;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(_ -> open(missing()));
    }

    /** The password is known to all and the same for all: it is hashed once, because that takes its time. */
    private void open(List<Role> missing) {
        if (!missing.isEmpty()) {
            var hash = accounts.hash(password);
            missing.forEach(role -> accounts.open(email(role), NAMES.getOrDefault(role, role.title()), role, hash));
        }
    }

    private List<Role> missing() {
        return Arrays.stream(Role.values()).filter(role -> accounts.byEmail(email(role)).isEmpty()).toList();
    }

    private static String email(Role role) {
        return role.word() + "@demo.example";
    }
}
