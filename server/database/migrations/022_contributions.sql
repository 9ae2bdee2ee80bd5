-- Each thing a commitment contributes has a day of its own; periods that are final stay as they were.

drop table scorecard_fact;
drop table scorecard_share; -- both derived: the projector makes them again

create table scorecard_share (
  commitment_id uuid not null references commitment,
  part          text not null, -- which of its contributions; `… corrected` = what came later, of a final month
  role          text not null check (role in ('supplier', 'customer')),
  unit_id       uuid not null references unit,
  other_id      uuid not null references unit,
  service_id    uuid,
  day           date not null, -- in the organisation's time zone
  counts        jsonb not null,
  detail        jsonb not null,
  primary key (commitment_id, part, role, unit_id)
);
create index on scorecard_share (role, unit_id, day desc, commitment_id desc, part desc);
create index on scorecard_share (day);

delete from scorecard_sum;
delete from journal_reader where name = 'scorecard';

-- A month that is final shows for ever what it showed then.
create table scorecard_month (
  month     date primary key check (extract(day from month) = 1),
  final_at  timestamptz not null,
  -- of its shares as they stood, imported ones aside: a later change of them is seen
  digest    text not null
);
