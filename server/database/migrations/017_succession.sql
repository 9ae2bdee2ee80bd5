-- Somebody is away for long and nobody acts with their rights: what they hold goes back to the unit, or to whom they name.
create table absence (
  id uuid primary key,
  person_id uuid not null references person,
  valid daterange not null check (not isempty(valid)),
  to_person uuid references person check (to_person <> person_id),
  reason text not null default '',
  created_at timestamptz not null default now(),
  revoked_at timestamptz,
  exclude using gist (person_id with =, valid with &&) where (revoked_at is null)
);
create index on absence (to_person);

-- One side of a matter went to somebody else, because a unit or a person is not there any more.
create table succession (
  id uuid primary key,
  commitment_id uuid not null references commitment,
  side text not null check (side in ('customer', 'supplier')),
  cause text not null check (cause in ('unit-ended', 'left', 'locked-out', 'away', 'moved', 'service-moved', 'unit-empty')),
  from_unit uuid not null references unit,
  from_person uuid references person,
  to_unit uuid references unit,
  to_person uuid references person,
  at timestamptz not null,
  told_at timestamptz
);
comment on column succession.to_unit is 'null: the matter was withdrawn';
create index on succession (commitment_id);
create index on succession (from_unit);
create index on succession (from_person);
create index on succession (to_unit);
create index on succession (to_person);
create index on succession (id) where told_at is null;

-- Who was told of a matter in one notice about many.
create table told_of (
  commitment_id uuid not null references commitment,
  person_id uuid not null references person,
  primary key (commitment_id, person_id)
);
create index on told_of (person_id);

-- Of whose leaving the heads were told, so that they are told once of each last day.
create table leaving_told (
  person_id uuid not null references person,
  last_day date not null,
  told_at timestamptz not null,
  primary key (person_id, last_day)
);

-- Who of a unit is left out of automatic assignment, and who gets it in whose absence; whoever is not here takes part.
create table taking_part (
  unit_id uuid not null references unit,
  person_id uuid not null references person,
  takes_part boolean not null,
  stand_in uuid references person check (stand_in <> person_id),
  primary key (unit_id, person_id)
);
create index on taking_part (person_id);
create index on taking_part (stand_in);
