-- What a run of an import knows of itself, so that it can be stopped, killed, and go on.
alter table history_import
  add fingerprint      text not null default '',  -- of file and map: the same go on where they were
  add calendar_id      uuid,
  add calendar_version int,                       -- all cases of a run are timed in one version
  add file_path        text,                      -- where the server keeps the file until it is in
  add bytes_read       bigint not null default 0,
  add bytes_total      bigint,
  add events_read      bigint not null default 0,
  add person_handovers bigint not null default 0,
  add out_of_order     bigint not null default 0, -- cases
  add units_made       bigint not null default 0,
  add people_made      bigint not null default 0,
  add stop_requested   boolean not null default false,
  add foreign key (calendar_id, calendar_version) references calendar_version;
comment on column history_import.cases_done is 'of the file, in the order of their first events: where to go on';
comment on column history_import.cases_new is 'commitments this source has made, in all its runs';

-- Which unit or person a name of the log is: found among those that exist, or made.
create table history_name (
  import_id uuid not null references history_import,
  kind      text not null check (kind in ('root', 'unit', 'person')),
  name      text not null,
  unit_id   uuid references unit,
  person_id uuid references person,
  made      boolean not null,
  primary key (import_id, kind, name),
  check (num_nonnulls(unit_id, person_id) = 1)
);
create index on history_name (unit_id);
create index on history_name (person_id);
