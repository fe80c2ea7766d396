-- People who travel together: a keyed hash of the party's id with its crossing point, so that its members are found without
-- keeping the id, and at another crossing point it is another party. Null where nobody said anything of a party.
alter table border_check add column party_mac bytea;
create index border_check_party on border_check (party_mac, opened_at) where party_mac is not null;
