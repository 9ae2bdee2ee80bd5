-- A standard that passes is said once, and an offer that nobody answers falls.

alter table commitment_timer drop constraint commitment_timer_kind_check;
alter table commitment_timer add constraint commitment_timer_kind_check
  check (kind in ('warn', 'breach', 'fall', 'lapse', 'resume'));
