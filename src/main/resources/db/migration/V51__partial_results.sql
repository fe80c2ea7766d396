-- What is known of checks whose systems are still asked, for the desk that waits; `state` is sealed like a check's. Unlogged:
-- it is worth nothing after a crash, when the check is examined again, and writing it ahead would cost disk.
create unlogged table partial_result (
    check_id     uuid primary key references border_check (id) on delete cascade,
    lease_number bigint      not null,
    at           timestamptz not null,
    bucket       text        not null,
    wrapped_key  bytea       not null,
    state        bytea       not null
);
