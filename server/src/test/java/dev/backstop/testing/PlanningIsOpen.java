package dev.backstop.testing;

import java.util.stream.Stream;
import org.springframework.modulith.core.ApplicationModuleDetectionStrategy;
import org.springframework.modulith.core.ApplicationModuleInformation;
import org.springframework.modulith.core.JavaPackage;
import org.springframework.modulith.core.NamedInterfaces;

/**
 * Every package below ours is a module that shows the public types of its own package. {@code planning} shows those of the packages below
 * it too: it is too large for one, and it cannot carry annotations of a framework.
 */
public final class PlanningIsOpen implements ApplicationModuleDetectionStrategy {
    private final ApplicationModuleDetectionStrategy usual = ApplicationModuleDetectionStrategy.directSubPackage();

    @Override
    public Stream<JavaPackage> getModuleBasePackages(JavaPackage base) {
        return usual.getModuleBasePackages(base);
    }

    @Override
    public NamedInterfaces detectNamedInterfaces(JavaPackage base, ApplicationModuleInformation information) {
        return base.getName().equals("dev.backstop.planning") ? NamedInterfaces.forOpen(base)
                : usual.detectNamedInterfaces(base, information);
    }
}
