-- What somebody shows besides a password: codes of an app, and codes on paper for the day the phone is lost.

create table second_factor (
  person_id    uuid primary key references person,
  secret       text not null,      -- base32; shown while it is set up, never after
  confirmed_at timestamptz,        -- null = being set up: it asks for nothing yet
  last_step    bigint              -- a code is taken once
);

create table recovery_code (
  person_id uuid not null references person,
  code_hash text not null,         -- sha256; the codes are random
  used_at   timestamptz,
  primary key (person_id, code_hash)
);

-- When the session showed a second factor; null = it never did.
alter table session add column second_factor_at timestamptz;
