-- What leaves the building: written in the transaction that causes it, sent after its commit, kept as it was sent.
CREATE SCHEMA post;

CREATE TABLE post.message (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cause          text NOT NULL UNIQUE,     -- why it leaves; the same cause never leaves twice
    stream         text NOT NULL CHECK (stream IN ('service', 'marketing')),
    channel        text NOT NULL CHECK (channel IN ('email', 'sms', 'call', 'letter', 'webhook')),
    recipient      text NOT NULL,            -- mail address, telephone number, or the lines of a postal address
    recipient_name text,
    subject        text NOT NULL,
    text           text NOT NULL,
    html           text,
    language       text NOT NULL,
    thread         text NOT NULL,            -- messages of one thread refer to its first
    reference      text,                     -- what it is about, such as an order's number
    key            text NOT NULL UNIQUE,     -- unguessable; decided before the first try, so that a try that was cut off is the same message
    message_id     text NOT NULL,            -- made from the key
    in_reply_to    text,                     -- the first message of the thread
    queued_at      timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,     -- not before; after a try that failed: the next try
    state          text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sending', 'sent', 'delivered', 'bounced', 'failed', 'withdrawn')),
    tries          int NOT NULL DEFAULT 0,
    claimed_until  timestamptz,              -- while it is being sent; past it the sender is taken for dead
    left_at        timestamptz,
    ended_at       timestamptz,              -- delivered, bounced, failed or withdrawn
    evidence       text,                     -- what the other side answered, or why it did not leave
    raw            bytea,                    -- as it was sent
    CHECK ((state = 'sending') = (claimed_until IS NOT NULL)),
    CHECK (state NOT IN ('sent', 'delivered', 'bounced') OR left_at IS NOT NULL)
);
CREATE INDEX message_due ON post.message (due_at, id) WHERE state = 'due';
CREATE INDEX message_sending ON post.message (claimed_until) WHERE state = 'sending';
CREATE INDEX message_thread ON post.message (thread, id);
CREATE INDEX message_reference ON post.message (reference) WHERE reference IS NOT NULL;
CREATE INDEX message_left ON post.message (left_at DESC, id DESC) WHERE left_at IS NOT NULL;

CREATE TABLE post.attachment (
    message_id bigint NOT NULL REFERENCES post.message ON DELETE CASCADE,
    number     int NOT NULL,
    name       text NOT NULL,
    type       text NOT NULL,
    content    bytea NOT NULL,
    PRIMARY KEY (message_id, number)
);

CREATE TABLE post.suppression (          -- to whom a stream sends no more
    address   text NOT NULL,             -- in lower case
    stream    text NOT NULL CHECK (stream IN ('service', 'marketing')),
    reason    text NOT NULL CHECK (reason IN ('bounce', 'complaint', 'unsubscribed', 'by-hand')),
    since     timestamptz NOT NULL,
    by        text NOT NULL,
    detail    text,
    PRIMARY KEY (address, stream)
);

CREATE TABLE post.pause (                -- a stream that a person holds back, until when at the longest
    stream text PRIMARY KEY CHECK (stream IN ('service', 'marketing')),
    since  timestamptz NOT NULL,
    until  timestamptz NOT NULL,
    by     text NOT NULL,
    reason text NOT NULL,
    CHECK (until > since)
);
