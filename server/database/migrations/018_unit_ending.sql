-- A unit ends, alone or into others, from a day on: where all it has goes. Planned for a day to come, it is carried out then.
create table unit_ending (
  id uuid primary key,
  unit_id uuid not null references unit,
  kind text not null check (kind in ('end', 'merge', 'split', 'import')),
  day date not null,
  answers jsonb not null,
  state text not null check (state in ('planned', 'running', 'done', 'revoked')),
  problem jsonb,
  matters integer not null default 0,
  created_at timestamptz not null,
  created_by uuid references person,
  carried_out_at timestamptz,
  revoked_at timestamptz,
  revoked_by uuid references person
);
comment on column unit_ending.matters is 'open ones when it was carried out';
comment on column unit_ending.problem is 'why it could not be carried out as planned';
create index on unit_ending (unit_id, id);
create unique index on unit_ending (unit_id) where state = 'planned';
create index on unit_ending (day) where state = 'planned';
create index on unit_ending (id) where state = 'running';
create index on unit_ending (created_by);
create index on unit_ending (revoked_by);

-- Services go to another unit with all their versions and past matters; these keep the unit that served them.
create table service_move (
  id uuid primary key,
  service_id uuid not null references service,
  from_unit uuid not null references unit,
  to_unit uuid not null references unit,
  at timestamptz not null,
  moved_by uuid references person
);
create index on service_move (service_id, at);
create index on service_move (from_unit);
create index on service_move (to_unit);
create index on service_move (moved_by);
