-- The message log. `entry` is the canonical entry; the columns beside it only find it, and `log verify` compares them.
-- Kept for ever as it is: bodies and keys can go without touching an entry or its leaf.

-- One row: whose log it is, and the index of the next entry. Its lock makes indices gapless across writers.
create table log_head (
    id         integer primary key check (id = 1),
    origin     text,
    next_index bigint  not null check (next_index >= 0)
);
insert into log_head values (1, null, 0);

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
    primary key (leaf_index, day),
    unique (id, day)
) partition by range (day);
create index log_entry_check on log_entry (check_id) where check_id is not null;
create index log_entry_correlation on log_entry (correlation_id);

-- Sealed bodies, or only the opening of the commitment where no body is kept.
create table log_body (
    entry_id   uuid    not null,
    part       integer not null,
    ciphertext bytea   not null,
    primary key (entry_id, part)
);
-- ciphertext can't be compressed: don't try
alter table log_body alter column ciphertext set storage external;

-- The keys of the sealed bodies: outside the tree and meant to be destroyed when their time is over.
create table log_key (
    entry_id    uuid    not null,
    part        integer not null,
    bucket      text    not null,
    wrapped_key bytea   not null,
    primary key (entry_id, part)
);

-- These stop accidents and ordinary accounts. The owner of the tables can drop them; `log verify` finds what he did.
create function log_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the message log is append-only';
end $$;
-- for each row: PostgreSQL copies only such triggers to the partitions
create trigger log_entry_no_change before update or delete on log_entry
    for each row execute function log_is_append_only();
create trigger log_entry_no_truncate before truncate on log_entry
    for each statement execute function log_is_append_only();
create trigger log_body_no_change before update or truncate on log_body
    for each statement execute function log_is_append_only();
create trigger log_head_no_delete before delete or truncate on log_head
    for each statement execute function log_is_append_only();

create function log_head_only_grows() returns trigger language plpgsql as $$
begin
    if new.next_index < old.next_index or (old.origin is not null and new.origin is distinct from old.origin) then
        raise exception 'the head of the message log only grows';
    end if;
    return new;
end $$;
create trigger log_head_only_grows before update on log_head
    for each row execute function log_head_only_grows();

-- Makes the partition of a day where there is none; nodes may call it at once. The table is made apart and attached,
-- because making it in place would wait for everybody who reads the log.
create function log_make_partition(for_day date) returns void language plpgsql as $$
declare
    name text := 'log_entry_' || to_char(for_day, 'YYYYMMDD');
begin
    perform pg_advisory_xact_lock(718002);
    if exists (select from pg_inherits where inhparent = 'log_entry'::regclass and inhrelid = to_regclass(name)) then
        return;
    end if;
    execute format('create table %I (like log_entry including all)', name);
    execute format('create trigger log_entry_no_truncate before truncate on %I
        for each statement execute function log_is_append_only()', name);
    execute format('alter table log_entry attach partition %I for values from (%L) to (%L)', name, for_day, for_day + 1);
end $$;
