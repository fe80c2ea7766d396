-- Concluded checks of which more is known than their assessment rests on: an answer that came late was kept, and the gateway
-- stopped before it was weighed. Any node does the rest.
alter table border_check add column unweighed boolean not null default false;
create index border_check_unweighed on border_check (opened_at) where unweighed;
