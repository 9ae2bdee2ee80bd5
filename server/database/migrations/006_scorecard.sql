-- Figures of the work, kept by a projector that reads the journal in order.

-- What one commitment contributes to the figures; the rollups are sums of these.
create table scorecard_fact (
  commitment_id uuid primary key references commitment,
  day           date not null,  -- of acceptance, in the organisation's time zone
  fact          jsonb not null
);
create index on scorecard_fact (day);

-- Sums per day, role, unit, counterpart, service and kind. `attainment` is a mergeable sketch (log buckets -> count).
create table scorecard_day (
  day          date not null,
  role         text not null check (role in ('supplier', 'customer')),
  unit_id      uuid not null references unit,
  other_id     uuid not null references unit,
  service_id   uuid,
  kind         text not null,
  counts       jsonb not null,
  unique nulls not distinct (day, role, unit_id, other_id, service_id, kind)
);
create index on scorecard_day (role, unit_id, day);
create index on scorecard_day (service_id, day);
