package dev.backstop.reports.dashboards;

import dev.backstop.access.Role;
import dev.backstop.web.Problem;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which charts there are, and which of them a role is shown first. */
@Component
class Dashboards {
    private final WaitingChart waiting;
    private final CoverChart cover;
    private final SlipsChart slips;
    private final CalibrationChart calibration;

    Dashboards(WaitingChart waiting, CoverChart cover, SlipsChart slips, CalibrationChart calibration) {
        this.waiting = waiting;
        this.cover = cover;
        this.slips = slips;
        this.calibration = calibration;
    }

    List<Chart> of(Role role) {
        var names = switch (role) {
            case ADMIN, VIEWER -> List.of("waiting", "slips", "calibration", "cover");
            case PLANNER -> List.of("cover", "waiting", "calibration");
            case BUYER -> List.of("slips", "calibration", "cover");
            case AGENT -> List.of("waiting", "slips", "calibration");
            case WAREHOUSE -> List.of("waiting", "cover");
        };
        return names.stream().map(this::chart).toList();
    }

    /** Whether the role's dashboard begins with the stock of an item. */
    static boolean showsStock(Role role) {
        return role != Role.AGENT;
    }

    Chart chart(String name) {
        return switch (name) {
            case "waiting" -> waiting.chart();
            case "cover" -> cover.chart();
            case "slips" -> slips.chart();
            case "calibration" -> calibration.chart();
            default -> throw Problem.notFound("chart", name);
        };
    }
}
