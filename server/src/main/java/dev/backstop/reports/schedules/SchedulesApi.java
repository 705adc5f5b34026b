package dev.backstop.reports.schedules;

import dev.backstop.reports.Reader;
import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.MasterData;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;

/** Schedules of reports over HTTP, and what they sent. */
@RestController
@RequestMapping("/api/v1/report-schedules")
class SchedulesApi {
    private final Schedules schedules;
    private final Sending sending;
    private final RunHistory history;
    private final MasterData<String, ScheduleResource> resources;

    SchedulesApi(Schedules schedules, Sending sending, RunHistory history, MasterData.Kinds kinds) {
        this.schedules = schedules;
        this.sending = sending;
        this.history = history;
        this.resources = kinds.of("report schedule", ScheduleResource.class, schedules::byNumber, schedules::change);
    }

    @GetMapping
    Listing<ScheduleResource> list(@RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return schedules.page(Cursor.of(cursor, limit));
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ScheduleResource add(@RequestBody ScheduleResource wanted) {
        return schedules.add(wanted);
    }

    @GetMapping("/{schedule}")
    ResponseEntity<ScheduleResource> get(@PathVariable String schedule) {
        return resources.get(schedule);
    }

    @PatchMapping("/{schedule}")
    ResponseEntity<ScheduleResource> patch(@PathVariable String schedule, @RequestBody JsonNode patch, WebRequest request) {
        return resources.patch(schedule, patch, request);
    }

    /** Ends it; what it sent stays in its history. */
    @DeleteMapping("/{schedule}")
    ResponseEntity<Void> end(@PathVariable String schedule, WebRequest request) {
        return resources.delete(schedule, request, () -> schedules.end(schedule));
    }

    /** @param until the last day of the pause */
    @Strict
    record Pause(@Nullable LocalDate until) {}

    @PostMapping("/{schedule}/pause")
    ScheduleResource pause(@PathVariable String schedule, @RequestBody Pause pause) {
        if (pause.until() == null) {
            throw Problem.refused("/until", "Name the last day of the pause, such as 2026-05-31. A pause without an end is forgotten.");
        }
        return schedules.pause(schedule, pause.until());
    }

    @PostMapping("/{schedule}/resume")
    ScheduleResource resume(@PathVariable String schedule) {
        return schedules.pause(schedule, null);
    }

    /** Whoever is signed in gets it from now on. */
    @PostMapping("/{schedule}/subscribe")
    ScheduleResource subscribe(@PathVariable String schedule) {
        return schedules.subscribe(schedule, true);
    }

    /** Whoever is signed in gets it no more, whatever the role. */
    @PostMapping("/{schedule}/unsubscribe")
    ScheduleResource unsubscribe(@PathVariable String schedule) {
        return schedules.subscribe(schedule, false);
    }

    /** Makes whoever asks its owner. */
    @PostMapping("/{schedule}/take-over")
    ScheduleResource takeOver(@PathVariable String schedule) {
        return schedules.takeOver(schedule);
    }

    /** Sends it now to all its recipients; its times stay as they are. */
    @PostMapping("/{schedule}/run")
    RunResource run(@PathVariable String schedule) {
        var owned = schedules.owned(schedule);
        return history.get(owned, sending.now(owned), Reader.now());
    }

    /** Its runs, newest first. */
    @GetMapping("/{schedule}/runs")
    Listing<RunResource> runs(@PathVariable String schedule, @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return history.page(schedules.require(schedule), Cursor.of(cursor, limit), Reader.now());
    }

    /** The file as it went out, for thirty days, or as long as the firm keeps it. */
    @GetMapping("/{schedule}/runs/{run}/file")
    ResponseEntity<byte[]> file(@PathVariable String schedule, @PathVariable long run) {
        return history.file(schedules.require(schedule), run, Reader.now()).answer();
    }
}
