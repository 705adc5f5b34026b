package dev.backstop.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the sign-in and turns away who was wrong too often. */
final class SignIn extends OncePerRequestFilter {
    static final String PATH = "/sign-in";

    private final SignInAttempts attempts;

    SignIn(SignInAttempts attempts) {
        this.attempts = attempts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isAttempt(request) && attempts.tooMany(email(request), request.getRemoteAddr())) {
            response.sendRedirect(PATH + "?wait");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isAttempt(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(PATH);
    }

    static String email(HttpServletRequest request) {
        @Nullable String email = request.getParameter("email");
        return email == null ? "" : email;
    }
}
