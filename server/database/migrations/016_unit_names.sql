-- What a unit last was, for the one of which no version is left: it ended on its first day, or was taken back before.
alter table unit
  add column name text,
  add column name_en text,
  add column last_parent uuid references unit,
  add column gone_on date;

comment on column unit.gone_on is 'the one day of a unit that ended on its first';

create index on unit (last_parent);

update unit
   set name = last.name, name_en = last.name_en, last_parent = last.parent_id
  from (select distinct on (unit_id) * from unit_version order by unit_id, valid desc) last
 where last.unit_id = unit.id;

create function unit_is_called() returns trigger language plpgsql as $$
begin
  update unit set name = new.name, name_en = new.name_en, last_parent = new.parent_id, gone_on = null
   where id = new.unit_id;
  return null;
end $$;

create trigger unit_version_names_unit after insert or update of name, name_en, parent_id on unit_version
  for each row execute function unit_is_called();
