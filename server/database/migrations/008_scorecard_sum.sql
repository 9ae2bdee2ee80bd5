-- Sums by service and by counterpart side by side, not crossed: what a page shows, in a fraction of the rows.
drop table scorecard_sum; -- derived: the projector's shares make it again
create table scorecard_sum (
  grain   text not null check (grain in ('day', 'month')),
  start   date not null, -- the day, or the first of the month
  role    text not null check (role in ('supplier', 'customer')),
  unit_id uuid not null references unit,
  split   text not null check (split in ('whole', 'service', 'other')),
  part    uuid, -- the service (null = without one) or the unit on the other side; null of the whole
  counts  jsonb not null,
  unique nulls not distinct (role, unit_id, split, grain, start, part)
);
create index on scorecard_sum (grain, start);
insert into scorecard_sum (grain, start, role, unit_id, split, part, counts)
select grain, start, role, unit_id, split, part, jsonb_object_agg(key, n)
  from (select grain, start, role, unit_id, split, part, key, sum(value::bigint) as n
          from scorecard_share s
         cross join lateral (values ('day', s.day), ('month', date_trunc('month', s.day)::date)) as g(grain, start)
         cross join lateral (values ('whole', null), ('service', s.service_id), ('other', s.other_id)) as p(split, part)
         cross join lateral jsonb_each_text(s.counts)
         group by grain, start, role, unit_id, split, part, key) as t
 group by grain, start, role, unit_id, split, part;
