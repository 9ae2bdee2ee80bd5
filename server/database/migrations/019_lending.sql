-- Whoever lends their rights, and who acts with them, are told once when that begins and once when it is over.
alter table delegation
  add column begun_at timestamptz,
  add column over_at timestamptz;

update delegation set begun_at = now() where lower(valid) <= current_date;
update delegation set over_at = now() where upper(valid) <= current_date or revoked_at is not null;

create index on delegation (id) where over_at is null;
