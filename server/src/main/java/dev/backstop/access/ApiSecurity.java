package dev.backstop.access;

import dev.backstop.web.Problem;
import dev.backstop.web.Problems;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Who may call the API: keys with scopes, no sessions, no cookies. What shops ask in public is open. */
@Configuration
class ApiSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, ApiKeys keys, Problems problems,
            @Value("${backstop.sandbox:false}") boolean sandbox, @Value("${backstop.sandbox-key:}") String sandboxKey) throws Exception {
        return http.securityMatcher("/api/**", "/availability/**", "/availability.ndjson", "/stock-promise.*", "/feeds/**", "/problems/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .addFilterBefore(new BearerKeys(keys, problems, sandbox ? sandboxKey : ""), AuthorizationFilter.class)
                .authorizeHttpRequests(may -> may
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers(asksForAClass()).hasAuthority(Scope.READ.word())
                        .requestMatchers("/api/openapi.json", "/availability/**", "/availability.ndjson", "/stock-promise.*", "/feeds/**",
                        "/problems/**").permitAll()
                        .requestMatchers("/api/v1/users/**", "/api/v1/api-keys/**", "/api/v1/audit").hasAuthority(Scope.ADMIN.word())
                        .requestMatchers(HttpMethod.GET, "/api/v1/**").hasAuthority(Scope.READ.word())
                        .requestMatchers(HttpMethod.HEAD, "/api/v1/**").hasAuthority(Scope.READ.word())
                        .requestMatchers("/api/v1/**").hasAuthority(Scope.WRITE.word())
                        .anyRequest().authenticated())
                .exceptionHandling(refusals -> refusals
                        .authenticationEntryPoint((_, response, _) -> {
                            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                            problems.write(response, new Problem(HttpStatus.UNAUTHORIZED, "unauthorized",
                                    "This needs an API key. Send one as \"Authorization: Bearer <key>\".", List.of()));
                        })
                        .accessDeniedHandler((request, response, _) -> problems.write(response, Problem.forbidden(
                                "%s %s needs more than this key's scopes allow. Use a key with a wider scope."
                                        .formatted(request.getMethod(), request.getRequestURI())))))
                .build();
    }

    /** What stock is protected for a class of customers is told to the firm's own programs only. */
    private static RequestMatcher asksForAClass() {
        return request -> request.getRequestURI().startsWith("/availability") && request.getParameter("class") != null;
    }
}
