-- Counts who examined a check: the first is 1, each takeover adds one. Only the newest may conclude it, so a node that was
-- paused past its lease writes nothing when it goes on. Leases are in the database's time: nodes' clocks differ.
alter table border_check add column lease_number bigint not null default 1;
