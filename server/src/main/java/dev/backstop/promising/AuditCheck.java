package dev.backstop.promising;

import java.util.List;

/** One thing that must hold, checked over everything; packages above may add theirs. */
public interface AuditCheck {
    /** What does not hold, at most {@code most} of it. */
    List<Difference> differences(int most);
}
