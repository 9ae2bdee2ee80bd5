export const usage = `Usage: huke staff erlang-b  two of: --load A, --servers N, --blocking SHARE
       huke staff erlang-c  --handling TIME and two of: --calls N, --agents N, a standard
       huke staff erlang-a  as erlang-c, with --patience TIME
       huke staff simulate  PLAN       what comes of a plan
       huke staff people    PLAN       how many people keep its standards
       huke staff demand    PLAN       how much demand its people bear
       huke staff standard  PLAN       what they could promise

Queues that wait for seconds or minutes (Erlang)
--calls N --per TIME   how many arrive in a time (1h)
--load A               instead of --calls: erlangs, how many agents they keep busy
--handling TIME        mean time that one takes
--share S --within T   the standard: this share waits at most so long
--max-occupancy S      and no agent is busier than this
--patience TIME        mean time after which people give up
--max-abandoned S      and no more than this share gives up

Work with hours or days of target (simulation)
PLAN                   YAML or JSON as docs/method/staffing.md describes it; - reads standard input
--group NAME           whom people looks for, where the plan has several groups
--replications N --seed N   instead of those of the plan

--json                 everything, as docs/json/staff.schema.json describes it

Times are such as 20s, 3m, 1h 30m; shares such as 0.8 or 80%.
Exit codes: 0 done, 1 the plan cannot be used, 2 misused, 3 there is no such number.`
