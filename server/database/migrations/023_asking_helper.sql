-- Who may ask for the people of a unit, and of those below it, besides its own: a secretary of several departments.
create table asking_helper (
  person_id  uuid not null references person,
  unit_id    uuid not null references unit,
  granted_at timestamptz not null,
  granted_by uuid references person,
  primary key (person_id, unit_id)
);
create index on asking_helper (unit_id);
