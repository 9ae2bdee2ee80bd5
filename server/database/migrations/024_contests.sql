-- What waits for an officer: an evaluation of the last delivery that is contested and not settled.

create index commitment_contested on commitment (requested_at desc, id)
 where state_data @? '$.evaluations[*] ? (@.delivery == $.deliveries.size() && @.contest.settled == null)';
