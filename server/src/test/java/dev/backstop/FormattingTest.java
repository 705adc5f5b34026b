package dev.backstop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every source file is laid out alike, so that a change shows what it changes and nothing else. */
class FormattingTest {
    private static final int WIDEST = 180;
    private static final Pattern IMPORT = Pattern.compile("import (static )?([\\w.]+(?:\\.\\*)?);");

    @Test
    void sources_are_laid_out_alike() {
        var faults = Sources.texts().flatMap(source -> faults(source.lines(), source.isJava()).map(fault -> source.path() + ":" + fault)).toList();
        assertThat(faults).isEmpty();
    }

    @Test
    void the_check_bites() {
        assertThat(faults(List.of("\tint a;"), true)).containsExactly("1 has a tab");
        assertThat(faults(List.of("int a; "), true)).containsExactly("1 ends in a blank");
        assertThat(faults(List.of("x".repeat(WIDEST + 1)), true)).containsExactly("1 is wider than 180");
        assertThat(faults(List.of("import java.util.*;"), true)).containsExactly("1 imports everything");
        assertThat(faults(List.of("import java.util.List;", "int a;"), true)).containsExactly("1 imports List and does not use it");
        assertThat(faults(List.of("import b.B;", "import a.A;", "A a; B b;"), true)).containsExactly("2 is not in the order of the alphabet");
        assertThat(faults(List.of("import static z.Z.z;", "import a.A;", "", "A a = z();"), true)).isEmpty();
    }

    private static Stream<String> faults(List<String> lines, boolean java) {
        var faults = new ArrayList<String>();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var number = i + 1;
            if (line.indexOf('\t') >= 0) {
                faults.add(number + " has a tab");
            }
            if (line.endsWith(" ")) {
                faults.add(number + " ends in a blank");
            }
            if (java && line.length() > WIDEST) {
                faults.add(number + " is wider than " + WIDEST);
            }
        }
        if (java) {
            faults.addAll(importFaults(lines));
        }
        return faults.stream();
    }

    private record Import(int number, boolean isStatic, String name) {
        String simpleName() {
            return name.substring(name.lastIndexOf('.') + 1);
        }
    }

    private static List<String> importFaults(List<String> lines) {
        var faults = new ArrayList<String>();
        var imports = imports(lines);
        var rest = String.join("\n", lines.stream().filter(line -> !IMPORT.matcher(line).matches()).toList());
        var order = Comparator.comparing(Import::isStatic).reversed().thenComparing(Import::name);
        for (var i = 0; i < imports.size(); i++) {
            var one = imports.get(i);
            if (one.name().endsWith("*") && !one.isStatic()) {
                faults.add(one.number() + " imports everything");
            } else if (!one.name().endsWith("*") && !Pattern.compile("\\b" + one.simpleName() + "\\b").matcher(rest).find()) {
                faults.add("%d imports %s and does not use it".formatted(one.number(), one.simpleName()));
            }
            if (i > 0 && order.compare(imports.get(i - 1), one) > 0) {
                faults.add(one.number() + " is not in the order of the alphabet");
            }
        }
        return faults;
    }

    private static List<Import> imports(List<String> lines) {
        var imports = new ArrayList<Import>();
        for (var i = 0; i < lines.size(); i++) {
            var found = IMPORT.matcher(lines.get(i));
            if (found.matches()) {
                imports.add(new Import(i + 1, found.group(1) != null, found.group(2)));
            }
        }
        return imports;
    }
}
