-- Whoever a matter was escalated to sees it: few matters, found without reading the others.
create index commitment_escalated on commitment using gin ((state_data -> 'escalatedTo'))
  where state_data -> 'escalatedTo' <> '[]';
