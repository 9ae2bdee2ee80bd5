-- What is said without a name lies outside the journal of its matter, and hashes are salted.

-- '' = written by an earlier release, until the journal is converted
alter table journal add column salt text not null default '';
alter table journal alter column salt drop default;
create index journal_unsalted on journal (root_id) where salt = '';

-- One answer that isn't named, as it was given or changed. Who gave it and about what only pseudonyms tell, which take the
-- installation's secret to make; in clear only where the service says that auditors may know.
create table answer (
  id            uuid primary key, -- random: it tells no time
  giver         text not null, -- of the matter and the person
  matter        text not null, -- of the matter and its customer
  rater         text not null, -- of the person
  customer      int not null,
  delivery      int not null,
  revision      int not null, -- 1, 2, …: the last counts
  given_hour    timestamptz not null, -- the full hour in which it was first given
  counts_on     date not null, -- from when on it can't be changed
  unit_id       uuid not null references unit, -- that served
  counted       boolean not null, -- in the main figures
  wishes        boolean not null, -- asks for a recovery, which names its giver
  evaluation    jsonb not null,
  commitment_id uuid references commitment,
  person_id     uuid references person,
  salt          text not null,
  hash          text not null,
  seal          int, -- null = not sealed yet
  cell_id       uuid, -- the group it was released in
  check ((commitment_id is null) = (person_id is null))
);
create unique index on answer (giver, customer, delivery, revision);
create index on answer (commitment_id) where commitment_id is not null;
create index on answer (counts_on) where cell_id is null;
create index on answer (cell_id) where cell_id is not null;
create index on answer (id) where seal is null;
create index on answer (seal, hash);

-- Seals of answers all cover the same number of hashes, most of them of nothing: how many were given shows nowhere.
create table answer_seal (
  number    int primary key,
  sealed_at timestamptz not null,
  filling   text not null, -- what the hashes of nothing are made from
  root      text not null,
  prev_hash text not null,
  hash      text not null
);

-- A month whose answers have been divided into groups, for ever.
create table answer_release (
  month       date primary key check (extract(day from month) = 1),
  released_at timestamptz not null,
  digest      text not null, -- of its groups
  seal        int
);
create table answer_cell (
  id        uuid primary key,
  month     date not null references answer_release,
  unit_id   uuid not null references unit,
  path      uuid[] not null, -- the unit and all above it on the last day of the month
  raters    int not null,
  asked     int not null, -- matters of the same units and month whose customers were asked
  questions jsonb not null,
  counts    jsonb not null, -- what it adds to the figures
  words     jsonb not null -- in an order that tells nothing; empty where too few people answered
);
create index on answer_cell using gin (path);
create index on answer_cell (month);

-- An answer that asks for a recovery names its giver; the recovery opens when it can't be changed any more.
create table answer_wish (
  commitment_id uuid not null references commitment,
  customer      int not null,
  delivery      int not null,
  answer_id     uuid not null references answer,
  due_at        timestamptz not null,
  opened_at     timestamptz,
  primary key (commitment_id, customer, delivery)
);
create index on answer_wish (due_at) where opened_at is null;

create function answers_are_kept() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and (old.seal is null or old.seal = new.seal) and (old.cell_id is null or old.cell_id = new.cell_id)
     and (to_jsonb(old) - 'seal' - 'cell_id') = (to_jsonb(new) - 'seal' - 'cell_id') then
    return new;
  end if;
  raise exception 'answers are kept as they were given' using errcode = 'restrict_violation';
end $$;
create trigger answer_kept before update or delete on answer for each row execute function answers_are_kept();
create trigger answer_not_truncated before truncate on answer for each statement execute function answers_are_kept();

-- What one side said is not added up while the other may not see it: when a commitment is to be counted again.
create table scorecard_pending (
  commitment_id uuid primary key references commitment,
  due_at        timestamptz not null
);
create index on scorecard_pending (due_at);
