package dev.backstop.console;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of a page in the pseudo-locale that stand outside of the brackets that every translation has there. */
final class StrayWords {
    private static final Pattern NOT_READ = Pattern.compile(
            "(?s)<!doctype[^>]*>|<!--.*?-->|<(script|style|code|kbd|pre|svg|textarea|title)\\b.*?</\\1>|<template\\b.*?</template>");
    private static final Pattern NOT_TRANSLATED = Pattern.compile("(?s)<(\\w+)[^>]*\\b(?:translate=\"no\"|lang=\"\\w+\")[^>]*>.*?</\\1>");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:title|aria-label|placeholder|alt|data-ask)=\"([^\"]*)\"");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'’]+");

    private StrayWords() {}

    /** Pieces of text that hold a word outside of brackets which is none of {@code data}. */
    static Set<String> in(String html, Set<String> data) {
        var body = NOT_TRANSLATED.matcher(NOT_READ.matcher(html.substring(html.indexOf("<body"))).replaceAll(" ")).replaceAll(" ");
        var strays = new TreeSet<String>();
        var spoken = SPOKEN.matcher(body).results().map(found -> found.group(1));
        List.of(body.split("<[^>]*>")).forEach(text -> note(text, data, strays));
        spoken.forEach(text -> note(text, data, strays));
        return strays;
    }

    private static void note(String text, Set<String> data, Set<String> strays) {
        var outside = new StringBuilder();
        var depth = 0;
        for (var character : text.toCharArray()) {
            depth += character == '«' ? 1 : 0;
            if (depth == 0) {
                outside.append(character);
            }
            depth -= character == '»' ? 1 : 0;
        }
        if (WORD.matcher(outside.toString().replaceAll("&\\w+;|&#\\d+;", " ")).results().anyMatch(word -> !data.contains(word.group()))) {
            strays.add(text.strip().replaceAll("\\s+", " "));
        }
    }
}
