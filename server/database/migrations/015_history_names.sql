-- What a run of an import knows beside its counts.
alter table history_import
  add as_of          timestamptz,                -- nothing later than this is history
  add log_start      timestamptz,
  add log_end        timestamptz,                -- what is open then was left open at the source
  add surveyed       text not null default '',   -- fingerprint of the file whose names are all in history_name
  add open_at_source bigint not null default 0,
  add cases_renewed  bigint not null default 0,  -- open at the source once, told further by a later file
  add undo_total     bigint not null default 0,
  add undo_done      bigint not null default 0,
  drop constraint history_import_state_check,
  add check (state in ('waiting', 'running', 'asking', 'done', 'failed', 'stopped', 'undoing', 'undone'));

-- A name is met before it is known whom it means: neither unit nor person is said until then.
alter table history_name
  alter made set default false,
  add key       text not null default '',   -- the name without what spelling alone makes different
  add spoken    text[] not null default '{}', -- how it sounds in Latin letters
  add met_unit  text,                       -- of a person: the name of the unit they were met in first
  add unit_said boolean not null default false, -- … which the log names, and not the map for want of it
  add first_at  timestamptz,
  add last_at   timestamptz,
  add doubt     text check (doubt in ('same-name', 'other-unit', 'spelling', 'script', 'not-then')),
  add choices   jsonb not null default '[]',
  add proposal  jsonb,                      -- {"id": …} | {"name": …} | {"new": true}
  add answer    jsonb,                      -- the same, by a person
  drop constraint history_name_check,
  add check (num_nonnulls(unit_id, person_id) <= 1);
update history_name set key = lower(regexp_replace(normalize(name, nfkc), '\s', '', 'g'));
create index on history_name (import_id, kind, key);
-- those that are not settled yet: all of a kind, and the doubtful ones as they are listed
create index on history_name (import_id, kind, name) where unit_id is null and person_id is null;
