package dev.backstop.access;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open the pages: people with a session, forms that prove where they come from, and nothing inline that could be smuggled in. */
@Configuration
class PageSecurity {
    private final Accounts accounts;
    private final SignInAttempts attempts;
    private final Audit audit;

    PageSecurity(Accounts accounts, SignInAttempts attempts, Audit audit) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.audit = audit;
    }

    @Bean
    UserDetailsService people() {
        return email -> accounts.person(email).orElseThrow(() -> new UsernameNotFoundException("no such account"));
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return accounts.passwords();
    }

    @Bean
    @Order(2)
    SecurityFilterChain pages(HttpSecurity http) throws Exception {
        return http
                .authorizeHttpRequests(may -> may
                        .requestMatchers("/assets/**", "/favicon.ico", "/error", SignIn.PATH).permitAll()
                        .anyRequest().authenticated())
                .formLogin(form -> form
                        .loginPage(SignIn.PATH).usernameParameter("email").passwordParameter("password")
                        .successHandler(welcome()).failureHandler((request, response, _) -> {
                            attempts.failed(SignIn.email(request), request.getRemoteAddr());
                            response.sendRedirect(SignIn.PATH + "?wrong");
                        }))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessUrl(SignIn.PATH + "?out"))
                .addFilterBefore(new SignIn(attempts), UsernamePasswordAuthenticationFilter.class)
                .addFilterBefore(new StillWelcome(accounts), AuthorizationFilter.class)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(ContentPolicy.framedBy(List.of())))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=(), payment=()"))
                        .crossOriginOpenerPolicy(policy -> policy.policy(
                                org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy.SAME_ORIGIN)))
                .build();
    }

    private SavedRequestAwareAuthenticationSuccessHandler welcome() {
        var toWhereTheyWanted = new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(jakarta.servlet.http.HttpServletRequest request, jakarta.servlet.http.HttpServletResponse response,
                    org.springframework.security.core.Authentication person) throws java.io.IOException, jakarta.servlet.ServletException {
                attempts.succeeded(SignIn.email(request));
                audit.note(person.getName(), "signed in", null);
                super.onAuthenticationSuccess(request, response, person);
            }
        };
        toWhereTheyWanted.setDefaultTargetUrl("/");
        return toWhereTheyWanted;
    }
}
