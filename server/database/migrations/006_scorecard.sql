-- Figures of the work, kept by a projector that reads the journal in order.

-- What one closed commitment says, in plain values: what a drill-down shows beside it. No row while it is open.
create table scorecard_fact (
  commitment_id uuid primary key references commitment,
  fact          jsonb not null
);

-- What that adds to the figures of whom: `counts` maps a key to a whole number. The sums below are sums of these,
-- so the commitments behind a figure are those whose share has its key.
create table scorecard_share (
  commitment_id uuid not null references commitment,
  role          text not null check (role in ('supplier', 'customer')),
  unit_id       uuid not null references unit,
  other_id      uuid not null references unit,
  service_id    uuid,
  day           date not null, -- of closing, in the organisation's time zone
  counts        jsonb not null,
  primary key (commitment_id, role, unit_id)
);
create index on scorecard_share (role, unit_id, day desc, commitment_id desc);
create index on scorecard_share (day);

-- Sums per day and per month: a year is read from the months, a ragged end from the days.
create table scorecard_sum (
  grain      text not null check (grain in ('day', 'month')),
  start      date not null, -- the day, or the first of the month
  role       text not null check (role in ('supplier', 'customer')),
  unit_id    uuid not null references unit,
  other_id   uuid not null references unit,
  service_id uuid,
  counts     jsonb not null,
  unique nulls not distinct (role, unit_id, grain, start, other_id, service_id)
);
create index on scorecard_sum (grain, start);
