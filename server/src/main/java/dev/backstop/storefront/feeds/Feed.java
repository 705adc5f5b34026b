package dev.backstop.storefront.feeds;

import java.util.Arrays;
import java.util.Optional;

/** The feeds that there are. */
enum Feed {
    GOOGLE("google.xml", "application/xml", "Google Merchant Center, all items"),
    GOOGLE_CHANGES("google-changes.tsv", "text/tab-separated-values;charset=utf-8",
            "Google Merchant Center, supplemental: only what changed"),
    SCHEMA_ORG("schema.jsonl", "application/x-ndjson", "schema.org products, one a line"),
    ONIX("onix.xml", "application/xml", "The book trade: availability and price as block updates of ONIX 3.0"),
    CSV("items.csv", "text/csv;charset=utf-8", "Spreadsheets and shop systems");

    private final String file;
    private final String type;
    private final String words;

    Feed(String file, String type, String words) {
        this.file = file;
        this.type = type;
        this.words = words;
    }

    /** As it is named in its address. */
    String file() {
        return file;
    }

    String type() {
        return type;
    }

    /** For whom it is. */
    String words() {
        return words;
    }

    static Optional<Feed> of(String file) {
        return Arrays.stream(values()).filter(feed -> feed.file.equals(file)).findFirst();
    }
}
