package dev.backstop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Reads the account anew for each page: a role that was changed counts at once, and an account switched off is out at once. */
final class StillWelcome extends OncePerRequestFilter {
    private final Accounts accounts;

    StillWelcome(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Person person) {
            var account = accounts.byId(person.account().id()).filter(Account::active);
            var context = SecurityContextHolder.createEmptyContext();
            account.ifPresent(now -> {
                var renewed = new Person(now, "");
                context.setAuthentication(UsernamePasswordAuthenticationToken.authenticated(renewed, null, renewed.getAuthorities()));
            });
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }
}
