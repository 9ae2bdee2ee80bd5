-- Units, posts, people and how they belong together. Effective-dated: a row is true for the dates in `valid`,
-- and no two rows of one subject may be true on the same day.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table setting (
  key   text primary key,
  value jsonb not null
);

-- The date it is where the organisation is: what "today" means to everything effective-dated.
create function organisation_day(at timestamptz) returns date language plpgsql stable parallel safe as $$
begin
  return (at at time zone coalesce((select value #>> '{}' from setting where key = 'timeZone'), 'Asia/Shanghai'))::date;
end $$;

create table calendar (
  id   uuid primary key,
  code text not null unique,
  name jsonb not null -- {"zh": …, "en": …}
);

create table calendar_version (
  calendar_id uuid not null references calendar,
  version     int not null,
  definition  jsonb not null,
  created_at  timestamptz not null default now(),
  primary key (calendar_id, version)
);

create table unit (
  id   uuid primary key,
  code text not null unique
);

create table unit_version (
  unit_id     uuid not null references unit,
  valid       daterange not null,
  name        text not null,
  name_en     text,
  kind        text not null default 'department' check (kind in ('company', 'department', 'team')),
  parent_id   uuid references unit,
  calendar_id uuid references calendar,
  search      text not null, -- words of name, English name, code, pinyin and initials, lower case, between spaces
  exclude using gist (unit_id with =, valid with &&),
  check (not isempty(valid)),
  check (parent_id <> unit_id)
);
create index on unit_version (parent_id);
create index on unit_version (calendar_id);
create index on unit_version using gin (search gin_trgm_ops);

create table post (
  id               uuid primary key,
  code             text not null unique,
  name             text not null,
  name_en          text,
  responsibilities text not null default ''
);

create table person (
  id        uuid primary key,
  code      text not null unique, -- employee number
  name      text not null,
  name_en   text,
  email     text,
  phone     text,
  locale    text check (locale in ('zh', 'en')),
  time_zone text,
  employed  daterange not null,
  search    text not null, -- words of name, English name, code, pinyin and initials, lower case, between spaces
  check (not isempty(employed))
);
create unique index on person (lower(email)) where email is not null;
create index on person using gin (search gin_trgm_ops);
create index on person (name collate "zh-x-icu", id);

create table membership (
  id        uuid primary key,
  person_id uuid not null references person,
  unit_id   uuid not null references unit,
  post_id   uuid references post,
  is_primary boolean not null,
  valid     daterange not null,
  check (not isempty(valid)),
  exclude using gist (person_id with =, unit_id with =, valid with &&),
  exclude using gist (person_id with =, valid with &&) where (is_primary)
);
create index on membership (unit_id);
create index on membership (post_id);

create table manager (
  person_id  uuid not null references person,
  manager_id uuid not null references person,
  valid      daterange not null,
  check (person_id <> manager_id),
  check (not isempty(valid)),
  exclude using gist (person_id with =, valid with &&)
);
create index on manager (manager_id);

create table unit_head (
  unit_id   uuid not null references unit,
  person_id uuid not null references person,
  valid     daterange not null,
  check (not isempty(valid)),
  exclude using gist (unit_id with =, valid with &&)
);
create index on unit_head (person_id);

-- Files with the organisation, each checked against it as it was, to be applied whole or not at all.
create table organisation_import (
  id                 uuid primary key,
  person_id          uuid not null references person,
  created_at         timestamptz not null default now(),
  file_name          text not null,
  effective_on       date not null,
  complete           boolean not null, -- the file is the whole organisation: who is not in it leaves
  with_accounts      boolean not null,
  base               text not null,    -- hash of the organisation the file was compared with
  problems           jsonb not null,
  changes            jsonb not null,
  counts             jsonb not null,
  result             jsonb,            -- what is to be written; null when there are problems
  applied_at         timestamptz,
  applied_by         uuid references person,
  passwords_given_at timestamptz       -- first passwords are shown once
);
create index on organisation_import (created_at);
create index on organisation_import (person_id);
create index on organisation_import (applied_by);
