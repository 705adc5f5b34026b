package dev.backstop.outreach;

import java.util.List;
import org.springframework.stereotype.Component;

/** Looks whether a change from outside is too large to be passed on unseen. */
@Component
class BrakeBook {
    void look(List<DutyBook.Owed> slipped) {
    }
}
