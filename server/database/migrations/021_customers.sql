-- A matter may serve several; each has a verdict to give and an answer to be asked for.

create table commitment_customer (
  commitment_id uuid not null references commitment (id),
  number int not null,
  unit_id uuid not null references unit (id),
  person_id uuid references person (id),
  verdict_due boolean not null,
  -- until when an answer of theirs is awaited; null = none is
  evaluate_until timestamptz,
  primary key (commitment_id, number)
);
create index on commitment_customer (person_id, evaluate_until) where evaluate_until is not null;
create index on commitment_customer (person_id);
create index on commitment_customer (unit_id);

insert into commitment_customer
select id, 1, customer_unit, customer_person, state = 'delivered', case when evaluated then null else evaluate_until end
  from commitment;

drop index commitment_customer_person_closed_at_idx;
alter table commitment drop column evaluated, drop column evaluate_until;
-- who asked it for another, or was its customer once
alter table commitment add column seen_by uuid[] not null default '{}';
create index on commitment using gin (seen_by) where seen_by <> '{}';

alter table commitment_timer drop constraint commitment_timer_kind_check;
alter table commitment_timer add constraint commitment_timer_kind_check
  check (kind in ('warn', 'breach', 'fall', 'lapse', 'resume', 'recover'));
