-- Commitments as their events have made them: projections of the journal, recomputable at any time.

create table commitment_number (
  year int primary key,
  last int not null
);

create table commitment (
  id               uuid primary key,
  number           text not null unique, -- R26-004217
  root_id          uuid not null,
  parent_id        uuid references commitment,
  kind             text not null check (kind in ('request', 'handover', 'ad-hoc', 'goal', 'action')),
  state            text not null,
  ball             text not null check (ball in ('customer', 'supplier', 'third-party', 'nobody')),
  version          int not null,
  title            text not null,
  service_id       uuid references service,
  service_version  int,
  priority         text not null,
  customer_unit    uuid not null references unit,
  customer_person  uuid references person,
  supplier_unit    uuid not null references unit,
  supplier_person  uuid references person,
  requested_at     timestamptz not null,
  promised_at      timestamptz,
  delivered_at     timestamptz,
  closed_at        timestamptz,
  last_event_at    timestamptz not null,
  due_at           timestamptz, -- of the clock that whoever has the ball owes; null while paused
  due_clock        text,
  evaluated        boolean not null default false,
  evaluate_until   timestamptz, -- last moment the customer may evaluate; null before acceptance
  imported_from    uuid,
  external_key     text,
  words            tsvector not null,
  state_data       jsonb not null, -- the whole of core's Commitment
  foreign key (service_id, service_version) references service_version
);
create unique index on commitment (imported_from, external_key) where imported_from is not null;
create index on commitment (root_id);
create index on commitment (parent_id);
create index on commitment (service_id);
-- lists: what I owe, what my unit owes, what is owed to me; open ones by due time, all by recency
create index on commitment (supplier_person, due_at, id) where closed_at is null;
create index on commitment (supplier_unit, due_at, id) where closed_at is null;
create index on commitment (customer_person, due_at, id) where closed_at is null;
create index on commitment (customer_unit, due_at, id) where closed_at is null;
create index on commitment (customer_person, requested_at desc, id);
create index on commitment (supplier_person, requested_at desc, id);
create index on commitment (supplier_unit, requested_at desc, id);
create index on commitment (customer_unit, requested_at desc, id);
create index on commitment (requested_at desc, id);
create index on commitment (customer_person, closed_at desc) where not evaluated and evaluate_until is not null;
create index on commitment using gin (words);

create table commitment_clock (
  commitment_id   uuid not null references commitment,
  clock           text not null check (clock in ('response', 'resolution', 'answer', 'confirmation')),
  run             int not null,
  owed_by         text not null,
  started_at      timestamptz not null,
  stopped_at      timestamptz,
  due_at          timestamptz, -- as frozen when stopped; null while paused or without a target
  allowed_seconds int,
  used_seconds    bigint,      -- null while running
  elapsed_seconds bigint,      -- null while running
  late_seconds    bigint,      -- null while running
  breached        boolean,     -- null while running
  void            boolean not null,
  primary key (commitment_id, clock, run)
);

create table commitment_holding (
  commitment_id uuid not null references commitment,
  ordinal       int not null,
  unit_id       uuid not null references unit,
  person_id     uuid references person,
  from_at       timestamptz not null,
  to_at         timestamptz,
  used_seconds  bigint, -- share of the resolution clock's working time; null while held
  breached      boolean, -- the resolution target was passed while held here
  primary key (commitment_id, ordinal)
);
create index on commitment_holding (unit_id, from_at);
create index on commitment_holding (person_id, from_at);

create table commitment_watch (
  commitment_id uuid not null references commitment,
  person_id     uuid not null references person,
  primary key (commitment_id, person_id)
);
create index on commitment_watch (person_id);

-- What the system does by itself at a time: warnings and lapses. Scanned by one leader.
create table commitment_timer (
  commitment_id uuid not null references commitment,
  kind          text not null check (kind in ('warn', 'lapse', 'resume')),
  clock         text not null default '',
  run           int not null default 0,
  share         int not null default 0,
  at            timestamptz not null,
  primary key (commitment_id, kind, clock, run, share)
);
create index on commitment_timer (at);

create table file (
  id            uuid primary key,
  commitment_id uuid references commitment,
  name          text not null,
  media_type    text not null,
  size          bigint not null,
  sha256        text not null,
  uploaded_by   uuid not null references person,
  uploaded_at   timestamptz not null default now()
);
create index on file (commitment_id);
create index on file (uploaded_by);

create table notification (
  id            uuid primary key,
  person_id     uuid not null references person,
  commitment_id uuid references commitment,
  kind          text not null,
  detail        jsonb not null default '{}',
  at            timestamptz not null default now(),
  read_at       timestamptz,
  source        text not null unique -- which event told whom: a job that runs twice tells once
);
create index on notification (person_id, id desc);
create index on notification (commitment_id);

-- An act said twice is done once: the answer to the first is given again.
create table idempotency (
  person_id  uuid not null references person,
  key        text not null,
  request    text not null, -- hash of what was asked
  status     int not null,
  response   jsonb not null,
  created_at timestamptz not null default now(),
  primary key (person_id, key)
);
create index on idempotency (created_at);

-- Histories of other systems brought in as files.
create table history_import (
  id          uuid primary key,
  name        text not null unique, -- of the map: one source imported twice is the same source
  file_name   text not null,
  map         jsonb not null,
  state       text not null check (state in ('waiting', 'running', 'done', 'failed', 'stopped')),
  cases_done  bigint not null default 0, -- in file order: where to go on
  cases_new   bigint not null default 0,
  events      bigint not null default 0,
  handovers   bigint not null default 0,
  rejected    bigint not null default 0,
  problem     jsonb,
  started_by  uuid references person,
  started_at  timestamptz not null default now(),
  ended_at    timestamptz
);
create index on history_import (started_by);
