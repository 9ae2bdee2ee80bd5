-- Notices on their way out of the house by mail.

-- Each notice is looked at once: is it to be mailed, and when? Those from before there was mail are not.
alter table notification add column weighed boolean not null default true;
alter table notification alter column weighed set default false;
create index notification_unweighed on notification (id) where not weighed;

create table mail_preference (
  person_id     uuid primary key references person,
  act           text not null check (act in ('at-once', 'hourly', 'daily', 'never')),
  moved         text not null check (moved in ('at-once', 'hourly', 'daily', 'never')),
  words         text not null check (words in ('at-once', 'hourly', 'daily', 'never')),
  warning       text not null check (warning in ('at-once', 'hourly', 'daily', 'never')),
  daily_at      text not null, -- HH:MM of the person's own clock
  working_hours boolean not null
);

-- One mail to one person. Its words are written when it is sent, from what the reader may see then.
create table mail (
  id            uuid primary key, -- the left side of its Message-ID, the same at every try
  person_id     uuid not null references person,
  batch         text not null,    -- what it gathers: 'matter:…', or 'digest:…' and the time
  gathering     boolean not null default true, -- until it is first taken up more notices may join it
  state         text not null default 'waiting' check (state in ('waiting', 'sent', 'dropped', 'failed', 'uncertain')),
  due_at        timestamptz not null,
  next_at       timestamptz not null, -- the next try
  attempts      int not null default 0,
  claim         uuid,                 -- of the worker that has it …
  claimed_until timestamptz,          -- … until then
  handed_at     timestamptz,          -- its content has begun to leave: from here on it is never sent again by itself
  ended_at      timestamptz,
  address       text,
  reason        text,  -- code of why it ended so, or why the last try failed
  reply         text,  -- what the other server said
  content       jsonb  -- kept in the demo only, which sends nothing
);
create unique index mail_gathering on mail (person_id, batch) where state = 'waiting' and gathering;
create index mail_waiting on mail (next_at) where state = 'waiting';
create index mail_undelivered on mail (ended_at desc, id desc) where state in ('failed', 'uncertain');
create index mail_ended on mail (ended_at) where ended_at is not null;
create index mail_kept on mail (due_at desc, id desc) where content is not null or state = 'waiting';
create index on mail (person_id);

create table mail_notice (
  notification_id uuid primary key references notification on delete cascade,
  mail_id         uuid not null references mail on delete cascade
);
create index on mail_notice (mail_id);

-- How it goes with the mail server; one row.
create table mail_server (
  one          boolean primary key default true check (one),
  on_since     timestamptz, -- null = there is none
  paused_until timestamptz,
  failures     int not null default 0, -- in a row
  failed_at    timestamptz,
  reason       text,
  reply        text,
  sent_at      timestamptz
);
insert into mail_server default values;
