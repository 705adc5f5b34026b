-- People, their sessions' sign-in, API keys, the trail of who did what, and answers kept for repeated writes.
CREATE SCHEMA access;

CREATE TABLE access.account (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email         text NOT NULL,
    name          text NOT NULL,
    role          text NOT NULL CHECK (role IN ('admin', 'planner', 'buyer', 'agent', 'warehouse', 'viewer')),
    password_hash text NOT NULL,
    active        boolean NOT NULL DEFAULT true,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX account_email ON access.account (lower(email));

CREATE TABLE access.api_key (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name         text NOT NULL,
    key_hash     text NOT NULL UNIQUE,      -- SHA-256 of the key; the key itself is shown once and never stored
    scopes       text[] NOT NULL,           -- read, write, admin
    created_at   timestamptz NOT NULL,
    revoked_at   timestamptz
);

CREATE TABLE access.audit_entry (
    id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    who       text NOT NULL,
    what      text NOT NULL,
    detail    text
);

CREATE TABLE access.idempotent_write (
    who          text NOT NULL,
    key          text NOT NULL,
    request_hash text NOT NULL,
    status       int NOT NULL,
    content_type text,
    location     text,
    etag         text,
    body         text NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),   -- real time: expiry is a matter of security, not of business
    PRIMARY KEY (who, key)
);
CREATE INDEX idempotent_write_created_at ON access.idempotent_write (created_at);
