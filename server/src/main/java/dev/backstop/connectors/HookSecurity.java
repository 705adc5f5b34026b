package dev.backstop.connectors;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/** Where shops call there is no key and no cookie: what they send is signed. */
@Configuration(proxyBeanMethods = false)
class HookSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain shopHooks(HttpSecurity http) throws Exception {
        return http.securityMatcher("/shop-hooks/**")
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(may -> may.anyRequest().permitAll())
                .build();
    }
}
