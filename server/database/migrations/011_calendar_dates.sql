-- What kind of change made a version of a calendar: a revision holds from a later day on and rewrites nothing that has
-- run; a correction says that the hours had been written down wrongly.
alter table calendar_version
  add kind       text not null default 'revision' check (kind in ('revision', 'correction')),
  add reason     text,
  add created_by uuid references person,
  add check ((kind = 'correction') = (reason is not null));
create index on calendar_version (created_by);

-- What ran by a calendar: whether it may still be changed freely, and what a correction touches.
create index on commitment ((state_data -> 'terms' -> 'calendar' ->> 'id'), id);

-- A correction before it is applied: what it would turn is counted by a job, matter by matter, and shown.
create table calendar_correction (
  id           uuid primary key,
  calendar_id  uuid not null references calendar,
  base_version int not null,
  definition   jsonb not null,
  reason       text not null,
  person_id    uuid not null references person,
  created_at   timestamptz not null default now(),
  counted_to   uuid,                    -- the last matter that was compared
  compared     int not null default 0,  -- matters so far
  moved        int not null default 0,  -- open ones of which a due time moves
  counted_at   timestamptz,             -- null while the job is at it
  version      int,                     -- what it became; null until applied
  foreign key (calendar_id, base_version) references calendar_version (calendar_id, version),
  foreign key (calendar_id, version) references calendar_version (calendar_id, version)
);
create index on calendar_correction (calendar_id, base_version);
create index on calendar_correction (calendar_id, version);
create index on calendar_correction (person_id);

-- A clock run that would be broken and was not, or the other way round.
create table calendar_correction_turn (
  correction_id uuid not null references calendar_correction on delete cascade,
  commitment_id uuid not null references commitment on delete cascade,
  clock         text not null check (clock in ('response', 'resolution', 'answer', 'confirmation')),
  run           int not null,
  to_broken     boolean not null,
  closed        boolean not null,
  primary key (correction_id, commitment_id, clock, run)
);
create index on calendar_correction_turn (commitment_id);

-- The calendar of whom nobody gave one: the office hours, until somebody says otherwise.
insert into setting (key, value)
select 'defaultCalendar', to_jsonb(id) from calendar where code = 'cn-standard'
    on conflict (key) do nothing;

-- The calendar a unit works by on a day: its own, else that of the nearest unit above it, else the organisation's, with
-- the unit that gives it. A unit that has ended is looked at as it last was.
create function calendar_of_unit(of_unit uuid, on_day date) returns table (calendar_id uuid, given_by uuid)
language sql stable parallel safe as $$
  with recursive looked_at as (
    select least(on_day, max(coalesce(upper(valid), 'infinity'::date)) - 1) as day
      from unit_version where unit_id = of_unit),
  above (unit_id, parent_id, calendar_id, level) as (
    select v.unit_id, v.parent_id, v.calendar_id, 0
      from unit_version v, looked_at where v.unit_id = of_unit and v.valid @> day
     union all
    select v.unit_id, v.parent_id, v.calendar_id, above.level + 1
      from above join unit_version v on v.unit_id = above.parent_id, looked_at
     where above.calendar_id is null and v.valid @> day and above.level < 50),
  found (calendar_id, unit_id, level) as (
    select calendar_id, unit_id, level from above where calendar_id is not null
     union all
    select (value #>> '{}')::uuid, null, 1000 from setting where key = 'defaultCalendar')
  select calendar_id, unit_id from found order by level limit 1
$$;
