-- One row that the readiness probe of every node writes again and again: proof that a write becomes durable.
create table liveness_probe (
    one int         primary key check (one = 1),
    at  timestamptz not null
);
