package dev.backstop.desk.settings;

import dev.backstop.access.Audit;
import dev.backstop.web.Problem;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the firm has decided for its desk; the usual until somebody decides. */
@Component
public class DeskSettings {
    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.*-]+(:[0-9]{1,5})?", Pattern.CASE_INSENSITIVE);

    private final JdbcClient jdbc;
    private final Audit audit;

    DeskSettings(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * The settings.
     *
     * @param frameAncestors whose pages may show ours in a frame, such as {@code https://help.example}
     * @param goodwillShare  of a line's value, at most
     * @param goodwillMost   for one case, by people who take orders; whoever plans may give the whole share
     * @param goodwillDays   of delay from which a gift is due at all
     */
    public record Rules(List<String> frameAncestors, BigDecimal goodwillShare, BigDecimal goodwillMost, int goodwillDays) {
        static final Rules USUAL = new Rules(List.of(), new BigDecimal("0.05"), new BigDecimal("20"), 10);

        public Rules {
            frameAncestors = List.copyOf(frameAncestors);
        }
    }

    public Rules now() {
        return jdbc.sql("SELECT frame_ancestors, goodwill_share, goodwill_most, goodwill_days FROM desk.settings")
                .query((row, _) -> new Rules(List.of((String[]) row.getArray("frame_ancestors").getArray()),
                        row.getBigDecimal("goodwill_share"),
                        row.getBigDecimal("goodwill_most"), row.getInt("goodwill_days"))).optional().orElse(Rules.USUAL);
    }

    void put(Rules rules) {
        for (var i = 0; i < rules.frameAncestors().size(); i++) {
            if (!ORIGIN.matcher(rules.frameAncestors().get(i)).matches()) {
                throw Problem.refused("/frameAncestors/" + i, "%s is no origin of a page. Write it as https://help.example, without a path."
                        .formatted(rules.frameAncestors().get(i)));
            }
        }
        jdbc.sql("""
                INSERT INTO desk.settings (frame_ancestors, goodwill_share, goodwill_most, goodwill_days) VALUES (:ancestors, :share,
                       :most, :days)
                    ON CONFLICT (only_row) DO UPDATE SET (frame_ancestors, goodwill_share, goodwill_most, goodwill_days) =
                       (excluded.frame_ancestors, excluded.goodwill_share, excluded.goodwill_most, excluded.goodwill_days)
                """)
                .param("ancestors", rules.frameAncestors().toArray(String[]::new)).param("share", rules.goodwillShare())
                .param("most", rules.goodwillMost()).param("days", rules.goodwillDays()).update();
        audit.note("desk settings changed", rules.toString());
    }
}
