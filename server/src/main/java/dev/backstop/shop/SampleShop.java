package dev.backstop.shop;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;

/** What is there only where a sample shop is served: in the demo, and in a sandbox. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnExpression("'${backstop.mode:}' == 'demo' or '${backstop.mode:}' == 'sandbox'")
@interface SampleShop {}
