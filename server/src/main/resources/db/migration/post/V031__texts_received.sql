-- Texts that came in: each is taken once, and whoever said stop gets no more texts of either stream. Mails and calls are another matter.
CREATE TABLE post.received_text (
    id          text PRIMARY KEY,           -- the gateway's own: a text that is delivered twice is taken once
    sender      text NOT NULL,              -- the number, digits with a plus
    receiver    text NOT NULL,
    body        text NOT NULL,
    meaning     text NOT NULL CHECK (meaning IN ('stop', 'start', 'help', 'other')),
    received_at timestamptz NOT NULL
);
CREATE INDEX received_text_sender ON post.received_text (sender, received_at);

CREATE TABLE post.text_refusal (            -- who gets no texts
    number       text PRIMARY KEY,
    since        timestamptz NOT NULL,
    text_id      text NOT NULL REFERENCES post.received_text,
    confirmation text NOT NULL              -- the cause of the one text that still goes there
);
