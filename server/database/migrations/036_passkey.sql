-- Passkeys (WebAuthn): the other thing that somebody shows besides a password.

create table passkey (
  id            uuid primary key,
  person_id     uuid not null references person,
  name          text not null,
  credential_id text not null unique,  -- base64url, as the authenticator names it
  public_key    bytea not null,        -- COSE
  counter       bigint not null,       -- how often it signed, as it says; 0 for ever where it does not count
  transports    text[] not null,
  backed_up     boolean not null,      -- its maker keeps a copy: a lost device is no lost passkey
  added_at      timestamptz not null,
  last_used_at  timestamptz
);
create index on passkey (person_id, id);

-- What a passkey has to sign: once, and soon.
create table passkey_challenge (
  challenge_hash text primary key,     -- sha256
  person_id      uuid not null references person,
  session_hash   text references session on delete cascade,  -- of who adds one; null = for signing in, after the right password
  expires_at     timestamptz not null
);
create index on passkey_challenge (person_id, expires_at);
create index on passkey_challenge (session_hash);
