-- Workers that are alive say so; jobs of those that are not are freed.
create table worker_heartbeat (
  worker_id text primary key,
  seen_at   timestamptz not null default now()
);
create index on worker_heartbeat (seen_at);
