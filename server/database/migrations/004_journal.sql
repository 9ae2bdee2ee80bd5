-- The append-only journal: everything that ever happened to a commitment, hash-chained within its root.

create table journal_root (
  root_id uuid primary key,
  seq     int not null,   -- of the last row
  hash    text not null   -- of the last row
);

create table journal (
  id            bigint generated always as identity,
  xid           xid8 not null default pg_current_xact_id(), -- readers stay below the oldest running transaction
  root_id       uuid not null,
  seq           int not null, -- within the root, from 1
  commitment_id uuid not null,
  type          text not null,
  actor_id      uuid,
  at            timestamptz not null, -- when it happened
  recorded_at   timestamptz not null, -- when it was written
  event         jsonb not null,
  prev_hash     text not null,
  hash          text not null,
  primary key (id, recorded_at)
) partition by range (recorded_at);
create index on journal (root_id, seq);
create index on journal (commitment_id, seq);
create index on journal (xid, id);
create table journal_default partition of journal default;

create function journal_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $$;
create trigger journal_append_only before update or delete on journal
  for each row execute function journal_is_append_only();
create trigger journal_not_truncated before truncate on journal
  for each statement execute function journal_is_append_only();

-- A seal over all rows since the seal before it: their Merkle root, chained.
create table journal_seal (
  number      int primary key,
  sealed_at   timestamptz not null,
  after_xid   xid8 not null, -- rows up to and including this position of the one before …
  after_id    bigint not null,
  upto_xid    xid8 not null, -- … to this one are inside
  upto_id     bigint not null,
  rows        int not null,
  merkle_root text not null,
  prev_hash   text not null,
  hash        text not null
);

-- How far each reader of the journal has come.
create table journal_reader (
  name text primary key,
  xid  xid8 not null default '0',
  id   bigint not null default 0
);
