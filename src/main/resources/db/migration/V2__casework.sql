-- Border checks. What a traveller gave is in `state`, sealed (AES-256-GCM, key per row); the columns beside it hold no
-- personal data. The message log, not this table, is the record of what was done.
create table border_check (
    id               uuid primary key,
    opened_at        timestamptz not null,
    oin              text        not null,
    terminal         text        not null,
    crossing_point   text        not null,
    idempotency_key  text        not null,
    body_mac         bytea       not null,
    status           text        not null check (status in ('OPEN', 'CONCLUDED', 'ABANDONED', 'PASSED_ON')),
    instruction      text,
    examined         boolean     not null default false,
    leased_until     timestamptz not null,
    bucket           text        not null,
    wrapped_key      bytea       not null,
    state            bytea       not null,
    unique (oin, idempotency_key)
);

-- Checks whose examination was interrupted, by a crash or a lost database.
create index border_check_unfinished on border_check (leased_until) where not examined and status = 'OPEN';
-- Checks that are still open, to end those nobody came back to.
create index border_check_open on border_check (opened_at) where status = 'OPEN';
-- A lane's recent final instructions, for the bound on TRY_AGAIN.
create index border_check_recent on border_check (terminal, opened_at);
