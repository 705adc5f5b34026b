package dev.backstop.console;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The words of a page in the pseudo-locale that stand outside of the brackets that every translation has there. */
final class StrayWords {
    private static final Pattern NOT_READ = Pattern.compile(
            "(?s)<!doctype[^>]*>|<!--.*?-->|<(script|style|code|kbd|pre|textarea|title)\\b.*?</\\1>|<template\\b.*?</template>");
    private static final Pattern NOT_TRANSLATED = Pattern.compile(
            "(?s)<input[^>]*\\btranslate=\"no\"[^>]*>|<([\\w-]+)[^>]*\\b(?:translate=\"no\"|lang=\"\\w+\")[^>]*>.*?</\\1>");
    private static final Pattern SPOKEN = Pattern.compile("\\b(?:title|aria-label|placeholder|alt|data-ask)=\"([^\"]*)\"");

    /** Addresses of mail and pages, names of files, time zones and paths: the same in every language. */
    private static final Pattern NAMES = Pattern.compile(
            "\\S+@\\S+|https?://\\S+|[\\w.-]+\\.(?:csv|tsv|xml|jsonl)\\b|[A-Z]\\w+/[A-Z][\\w/ -]+|/[a-z][\\w/.-]+|&\\w+;|&#\\d+;");

    /** Two letters or more of which one is small: codes are none. */
    private static final Pattern WORD = Pattern.compile("\\p{L}*\\p{Ll}[\\p{L}'’]*");

    private StrayWords() {}

    /** Pieces of text that hold a word outside of brackets which is none of {@code data}. */
    static Set<String> in(String html, Set<String> data) {
        var body = NOT_TRANSLATED.matcher(NOT_READ.matcher(html.substring(html.indexOf("<body"))).replaceAll(" ")).replaceAll(" ");
        var strays = new TreeSet<String>();
        var depth = 0;
        for (var text : body.split("<[^>]*>", -1)) {
            depth = note(text, depth, data, strays);
        }
        SPOKEN.matcher(body).results().forEach(found -> note(found.group(1), 0, data, strays));
        return strays;
    }

    /** Notes the text if a word of it is outside; gives in how many brackets the next text begins. */
    private static int note(String text, int brackets, Set<String> data, Set<String> strays) {
        var outside = new StringBuilder();
        var depth = brackets;
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            depth += character == '«' ? 1 : 0;
            outside.append(depth == 0 ? character : ' ');
            depth -= character == '»' ? 1 : 0;
        }
        if (WORD.matcher(NAMES.matcher(outside).replaceAll(" ")).results()
                .anyMatch(word -> word.group().length() > 1 && !data.contains(word.group()))) {
            strays.add(text.strip().replaceAll("\\s+", " "));
        }
        return depth;
    }
}
