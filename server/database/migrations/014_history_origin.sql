-- People and units that a history import has made are none of the organisation: nothing live sees them.
alter table person add imported_from uuid references history_import;
alter table unit add imported_from uuid references history_import;
comment on column person.imported_from is 'the history import that made this person; null = of the organisation';
comment on column unit.imported_from is 'the history import that made this unit; null = of the organisation';
create index on person (imported_from) where imported_from is not null;
create index on unit (imported_from) where imported_from is not null;

-- An import lands inside this unit; null = the one above all others.
alter table history_import add place_id uuid references unit;
create index on history_import (place_id);

-- What a commitment says goes after it when an import is undone: by the projector, which reads that it is gone.
alter table if exists scorecard_fact drop constraint if exists scorecard_fact_commitment_id_fkey;

-- Those made until now were there for ever and in a tree of their own. Numbers and codes of the organisation stay free for it.
update person p set imported_from = h.import_id, code = 'hist:' || p.code
  from history_name h where h.person_id = p.id and h.made;
update unit u set imported_from = h.import_id, code = 'hist:' || u.code
  from history_name h where h.unit_id = u.id and h.made;

with met as (
  select person_id, from_at as at from commitment_holding
   union all
  select person_id, to_at from commitment_holding
   union all
  select customer_person, requested_at from commitment),
span as (
  select p.id, least(organisation_day(max(met.at)), organisation_day(now()) - 1) as last, organisation_day(min(met.at)) as first
    from person p left join met on met.person_id = p.id
   where p.imported_from is not null group by p.id),
seen as (
  select id, daterange(least(first, last), last, '[]') as days from span),
members as (
  update membership m set valid = seen.days from seen where m.person_id = seen.id)
update person p set employed = seen.days from seen where p.id = seen.id;

with span as (
  select imported_from, organisation_day(min(requested_at)) as first, organisation_day(max(last_event_at)) as last
    from commitment where imported_from is not null group by imported_from),
top as (
  select v.unit_id from unit_version v join unit u on u.id = v.unit_id
   where v.parent_id is null and u.imported_from is null and v.valid @> organisation_day(now())
   order by v.kind = 'company' desc, u.code = 'ROOT' desc, u.code limit 1)
update unit_version v
   set valid = daterange(date_trunc('year', coalesce(span.first, organisation_day(now())))::date,
                         (date_trunc('year', coalesce(span.last, organisation_day(now()))) + interval '1 year')::date),
       parent_id = coalesce(v.parent_id, (select unit_id from top))
  from unit u left join span on span.imported_from = u.imported_from
 where u.id = v.unit_id and u.imported_from is not null;
