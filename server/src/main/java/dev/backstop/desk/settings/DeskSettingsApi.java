package dev.backstop.desk.settings;

import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The desk's settings over HTTP; what is left out is as usual. */
@RestController
@RequestMapping("/api/v1/desk/settings")
class DeskSettingsApi {
    private final DeskSettings settings;

    DeskSettingsApi(DeskSettings settings) {
        this.settings = settings;
    }

    /** The settings as they are written outside. */
    @Strict
    record Resource(@Nullable List<String> frameAncestors, @Nullable String goodwillShare, @Nullable String goodwillMost,
            @Nullable Integer goodwillDays) {
        static Resource of(DeskSettings.Rules rules) {
            return new Resource(rules.frameAncestors(), rules.goodwillShare().stripTrailingZeros().toPlainString(),
                    rules.goodwillMost().stripTrailingZeros().toPlainString(), rules.goodwillDays());
        }
    }

    @GetMapping
    Resource get() {
        return Resource.of(settings.now());
    }

    @PutMapping
    Resource put(@RequestBody Resource wanted) {
        var form = new Form();
        var usual = DeskSettings.Rules.USUAL;
        var share = decimal(form, "/goodwillShare", wanted.goodwillShare(), 3, usual.goodwillShare());
        var most = decimal(form, "/goodwillMost", wanted.goodwillMost(), 2, usual.goodwillMost());
        var days = wanted.goodwillDays() == null ? usual.goodwillDays() : wanted.goodwillDays();
        form.between("/goodwillDays", days, 0, 3650);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            form.fault("/goodwillShare",
                    "%s is more than the whole. Use a share from 0 to 1, such as 0.05.".formatted(share.toPlainString()));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        settings.put(new DeskSettings.Rules(wanted.frameAncestors() == null ? List.of() : wanted.frameAncestors(), share, most, days));
        return get();
    }

    private static BigDecimal decimal(Form form, String pointer, @Nullable String given, int decimals, BigDecimal usual) {
        var read = given == null ? usual : form.decimal(pointer, given, decimals);
        return read == null ? usual : read;
    }
}
