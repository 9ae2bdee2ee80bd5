-- Services of a unit. Editing a service makes a new version; a commitment keeps the version it was asked under.

create table service (
  id              uuid primary key,
  code            text not null unique,
  unit_id         uuid not null references unit,
  current_version int not null,
  retired_at      timestamptz,
  search          text not null default '',
  words           tsvector not null -- jieba words and Han bigrams of name, description and keywords
);
create index on service (unit_id);
create index on service using gin (words);
create index on service using gin (search gin_trgm_ops);

create table service_version (
  service_id uuid not null references service,
  version    int not null,
  definition jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid references person,
  primary key (service_id, version)
);

-- The last person a round-robin assignment chose.
create table service_turn (
  service_id uuid primary key references service,
  person_id  uuid not null references person
);
