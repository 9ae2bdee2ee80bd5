-- What was done to the installation, and by which hours and terms of services is judged, are part of the sealed chain: nobody
-- changes a line of it unseen, or takes one away.
create sequence sealed_line_id;

alter table admin_log
  add column xid  xid8 not null default pg_current_xact_id(),
  add column line bigint not null default nextval('sealed_line_id'),
  -- a seal is seen by those who may not read the line, and gives nothing of it away to guessing
  add column salt uuid not null default gen_random_uuid();
alter table calendar_version
  add column xid  xid8 not null default pg_current_xact_id(),
  add column line bigint not null default nextval('sealed_line_id'),
  add column salt uuid not null default gen_random_uuid();
alter table service_version
  add column xid  xid8 not null default pg_current_xact_id(),
  add column line bigint not null default nextval('sealed_line_id'),
  add column salt uuid not null default gen_random_uuid();

-- The place of a line among the rows of the journal: those of one transaction below them.
create unique index on admin_log (xid, (-line));
create unique index on calendar_version (xid, (-line));
create unique index on service_version (xid, (-line));

create function admin_log_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the log of administration is append-only' using errcode = 'restrict_violation';
end $$;
create trigger admin_log_append_only before update or delete on admin_log
  for each row execute function admin_log_is_append_only();
create trigger admin_log_not_truncated before truncate on admin_log
  for each statement execute function admin_log_is_append_only();
