package dev.backstop.supply;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.backstop.catalog.FirmSettings;
import dev.backstop.catalog.Location;
import dev.backstop.catalog.Locations;
import dev.backstop.planning.DateCalibration;
import dev.backstop.planning.WorkingCalendar;
import dev.backstop.sandbox.Job;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Judges every evening whether the days said of vendors held as often as said; where too few did, the next ones are said with more room. */
@Component
public class KeptDatesJob implements Job {
    private static final LocalTime EVENING = LocalTime.of(21, 0);
    private static final int AT_ONCE = 200;

    private final CalibrationRows rows;
    private final ObservationRows observations;
    private final Locations locations;
    private final FirmSettings settings;

    KeptDatesJob(CalibrationRows rows, ObservationRows observations, Locations locations, FirmSettings settings) {
        this.rows = rows;
        this.observations = observations;
        this.locations = locations;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "calibration of vendors' dates";
    }

    @Override
    public Instant next(Instant after) {
        var today = after.atOffset(ZoneOffset.UTC).toLocalDate().atTime(EVENING).toInstant(ZoneOffset.UTC);
        return today.isAfter(after) ? today : today.plusSeconds(24 * 3600);
    }

    @Override
    public void run(Instant now) {
        judge();
    }

    /** Judges the vendors that have delivered since they were judged last. */
    public void judge() {
        var firm = settings.now();
        var said = new ArrayList<>(firm.otherConfidences());
        said.add(firm.confidence());
        rows.keep(said);
        said.forEach(this::judge);
    }

    private void judge(BigDecimal said) {
        var receivers = LeadTimeRecords.calendars(locations.all().stream().collect(toMap(Location::id, location -> location)));
        var unjudged = rows.unjudged(said);
        for (var from = 0; from < unjudged.size(); from += AT_ONCE) {
            judge(unjudged.subList(from, Math.min(unjudged.size(), from + AT_ONCE)), said, receivers);
        }
    }

    private void judge(List<CalibrationRows.Unjudged> vendors, BigDecimal said, Map<Long, WorkingCalendar> receivers) {
        var delays = observations.delays(vendors.stream().map(CalibrationRows.Unjudged::vendor).collect(toSet()), receivers);
        var judged = new LinkedHashMap<CalibrationRows.Unjudged, DateCalibration>();
        vendors.forEach(one -> judged.put(one, DateCalibration.of(delays.getOrDefault(one.vendor(), List.of()), said.doubleValue())));
        rows.write(judged, said);
    }
}
