package dev.backstop.access;

import dev.backstop.web.Problem;
import dev.backstop.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a program in by its {@code Authorization: Bearer} key. A wrong key is refused at once, so that nobody works unknowingly as a stranger. */
final class BearerKeys extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final ApiKeys keys;
    private final Problems problems;
    private final byte[] sandboxKey;

    /** @param sandboxKey a key that always counts, for a sandbox; empty: none */
    BearerKeys(ApiKeys keys, Problems problems, String sandboxKey) {
        this.keys = keys;
        this.problems = problems;
        this.sandboxKey = sandboxKey.getBytes(StandardCharsets.UTF_8);
    }

    private record Caller(String name, Set<Scope> scopes) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            var caller = header.startsWith(SCHEME) ? caller(header.substring(SCHEME.length()).strip()) : Optional.<Caller>empty();
            if (caller.isEmpty()) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                problems.write(response, new Problem(HttpStatus.UNAUTHORIZED, "unauthorized",
                        "This API key is not known or was revoked. Send a living one as \"Authorization: Bearer <key>\".", List.of()));
                return;
            }
            var context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication(caller.get()));
            SecurityContextHolder.setContext(context);
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(String secret) {
        if (sandboxKey.length > 0 && MessageDigest.isEqual(sandboxKey, secret.getBytes(StandardCharsets.UTF_8))) {
            return Optional.of(new Caller("sandbox", EnumSet.allOf(Scope.class)));
        }
        return keys.bySecret(secret).map(key -> new Caller(key.name(), key.scopes()));
    }

    private static UsernamePasswordAuthenticationToken authentication(Caller caller) {
        var words = Scope.granted(caller.scopes()).stream().map(Scope::word).toArray(String[]::new);
        return UsernamePasswordAuthenticationToken.authenticated(caller.name(), null, AuthorityUtils.createAuthorityList(words));
    }
}
