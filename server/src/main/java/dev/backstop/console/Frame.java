package dev.backstop.console;

import static dev.backstop.web.Say.told;

import dev.backstop.access.Account;
import dev.backstop.access.Permission;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What every page is given: who looks, where, on which day, and what happened just before.
 *
 * @param person  who is signed in; null on the sign-in page and on some errors
 * @param firm    our name, as it stands on what is printed
 * @param path    of the page, without the query
 * @param here    path and query, to come back to
 * @param csrf    name and value that every form carries
 * @param zone    the zone in which times are shown: that of the first location
 * @param theme   light, dark, or auto
 */
public record Frame(@Nullable Account person, String firm, String path, String here, Csrf csrf, LocalDate today, ZoneId zone, String theme,
        boolean sandbox, @Nullable Toast toast, @Nullable Sent sent) {

    /** The field by which a form proves that it came from one of our pages. */
    public record Csrf(String name, String value) {}

    public boolean may(Permission permission) {
        return person != null && person.role().may(permission);
    }

    public List<Area> areas() {
        return Area.openTo(this::may);
    }

    /** Whether a part of the rail that has a name begins with this area. */
    public boolean begins(Area area) {
        return !area.part().title().isEmpty() && areas().stream().filter(other -> other.part() == area.part()).findFirst().filter(area::equals).isPresent();
    }

    /** The form of that name on this page. */
    public Form form(String name) {
        return form(name, null);
    }

    /** The form of that name, which shows what is stored until something is typed. */
    public Form form(String name, @Nullable JsonNode stored) {
        return new Form(this, name, stored, sent != null && sent.form().equals(name) ? sent : null);
    }

    /** What was refused, in words; null when nothing was. */
    public @Nullable String refused() {
        return sent == null || sent.problem() == null ? null : told(sent.problem().detail());
    }

    /** Why it was refused, as programs tell it, for pages with words of their own: {@code nothing-open}; null when nothing was. */
    public @Nullable String refusedAs() {
        return sent == null || sent.problem() == null ? null : sent.problem().type();
    }

    /** Whether several fields were refused, each with its own words beside it. */
    public boolean refusedAtFields() {
        return sent != null && sent.problem() != null && sent.problem().faults().size() > 1;
    }

    /** {@code Tue 12 May, in 8 days}. */
    public String day(LocalDate day) {
        return Words.day(day, today);
    }

    /** {@code Tue 12 May}. */
    public String shortDay(LocalDate day) {
        return Words.shortDay(day, today);
    }

    /** {@code Tue 12 May, 14:05}. */
    public String moment(Instant instant) {
        return Words.moment(instant, zone, today);
    }
}
