-- Who may sign in, with what, and in which role.

create table account (
  person_id       uuid primary key references person,
  login           text not null,
  password_hash   text, -- argon2id; null = no local password
  must_change     boolean not null default false,
  disabled_at     timestamptz,
  last_sign_in_at timestamptz
);
create unique index on account (lower(login));

create table session (
  token_hash text primary key, -- sha256 of the cookie's token
  person_id  uuid not null references person,
  created_at timestamptz not null default now(),
  seen_at    timestamptz not null default now(),
  expires_at timestamptz not null,
  demo       boolean not null default false
);
create index on session (person_id);
create index on session (expires_at);

create table api_token (
  id           uuid primary key,
  person_id    uuid not null references person,
  name         text not null,
  token_hash   text not null unique,
  scopes       text[] not null,
  created_at   timestamptz not null default now(),
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz
);
create index on api_token (person_id);

create table sign_in_attempt (
  id      bigint generated always as identity primary key,
  login   text not null,
  address text not null,
  at      timestamptz not null default now(),
  failed  boolean not null
);
create index on sign_in_attempt (login, at);
create index on sign_in_attempt (address, at);

create table role_grant (
  person_id  uuid not null references person,
  role       text not null check (role in ('officer', 'auditor', 'administrator')),
  granted_at timestamptz not null default now(),
  granted_by uuid references person,
  primary key (person_id, role)
);

create table delegation (
  id          uuid primary key,
  from_person uuid not null references person,
  to_person   uuid not null references person,
  valid       daterange not null,
  reason      text not null default '',
  created_at  timestamptz not null default now(),
  revoked_at  timestamptz,
  check (from_person <> to_person),
  check (not isempty(valid))
);
create index on delegation (from_person);
create index on delegation (to_person);

-- What an administrator or officer did to the installation itself: accounts, roles, calendars, services, imports.
create table admin_log (
  id        bigint generated always as identity primary key,
  at        timestamptz not null default now(),
  person_id uuid references person,
  action    text not null,
  subject   text not null,
  detail    jsonb not null default '{}'
);
create index on admin_log (at);
create index on admin_log (person_id);
