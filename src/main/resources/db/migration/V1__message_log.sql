-- The message log. `entry` is the canonical entry; the columns beside it only find it, and `log verify` compares them.
-- Kept for ever as it is: bodies and keys can go without touching an entry or its leaf.
create table log_head (
    id         integer primary key check (id = 1),
    next_index bigint  not null
);
insert into log_head values (1, 0);

create table log_entry (
    day            date        not null,
    leaf_index     bigint      not null,
    id             uuid        not null,
    at             timestamptz not null,
    kind           text        not null,
    direction      text        not null,
    check_id       uuid,
    correlation_id uuid        not null,
    system         text        not null,
    operation      text        not null,
    result         text        not null,
    entry          bytea       not null,
    leaf_hash      bytea       not null,
    primary key (day, leaf_index)
) partition by range (day);
create index log_entry_index on log_entry (leaf_index);
create index log_entry_id on log_entry (id);
create index log_entry_check on log_entry (check_id) where check_id is not null;
create index log_entry_correlation on log_entry (correlation_id);

-- Sealed bodies, or only the opening of the commitment where no body is kept.
create table log_body (
    entry_id   uuid    not null,
    part       integer not null,
    ciphertext bytea   not null,
    primary key (entry_id, part)
);

-- The keys of the sealed bodies: outside the tree and meant to be destroyed when their time is over.
create table log_key (
    entry_id    uuid    not null,
    part        integer not null,
    bucket      text    not null,
    wrapped_key bytea   not null,
    primary key (entry_id, part)
);

create function log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the message log is append-only';
end $$;
create trigger log_entry_append_only before update or delete or truncate on log_entry
    for each statement execute function log_is_append_only();
create trigger log_body_no_change before update or truncate on log_body
    for each statement execute function log_is_append_only();
