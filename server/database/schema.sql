-- The schema that the migrations make, for reading and review. Made by `npm run schema`; never edited.

set check_function_bodies = off;

create extension btree_gist;

create extension pg_trgm;

create sequence sealed_line_id as bigint start 1 increment 1;

CREATE OR REPLACE FUNCTION public.admin_log_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the log of administration is append-only' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.answers_are_kept()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and (old.seal is null or old.seal = new.seal) and (old.cell_id is null or old.cell_id = new.cell_id)
     and (to_jsonb(old) - 'seal' - 'cell_id') = (to_jsonb(new) - 'seal' - 'cell_id') then
    return new;
  end if;
  raise exception 'answers are kept as they were given' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.calendar_of_unit(of_unit uuid, on_day date)
 RETURNS TABLE(calendar_id uuid, given_by uuid)
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$
  with recursive looked_at as (
    select least(on_day, max(coalesce(upper(valid), 'infinity'::date)) - 1) as day
      from unit_version where unit_id = of_unit),
  above (unit_id, parent_id, calendar_id, level) as (
    select v.unit_id, v.parent_id, v.calendar_id, 0
      from unit_version v, looked_at where v.unit_id = of_unit and v.valid @> day
     union all
    select v.unit_id, v.parent_id, v.calendar_id, above.level + 1
      from above join unit_version v on v.unit_id = above.parent_id, looked_at
     where above.calendar_id is null and v.valid @> day and above.level < 50),
  found (calendar_id, unit_id, level) as (
    select calendar_id, unit_id, level from above where calendar_id is not null
     union all
    select (value #>> '{}')::uuid, null, 1000 from setting where key = 'defaultCalendar')
  select calendar_id, unit_id from found order by level limit 1
$function$
;

CREATE OR REPLACE FUNCTION public.journal_is_append_only()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'the journal is append-only' using errcode = 'restrict_violation';
end $function$
;

CREATE OR REPLACE FUNCTION public.leads(claimed bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
  perform from leadership where term = claimed and until > clock_timestamp() for share;
  if not found then
    raise exception 'term % of leadership is over', claimed using errcode = 'HK001';
  end if;
end
$function$
;

CREATE OR REPLACE FUNCTION public.organisation_day(at timestamp with time zone)
 RETURNS date
 LANGUAGE plpgsql
 STABLE PARALLEL SAFE
AS $function$
begin
  return (at at time zone coalesce((select value #>> '{}' from setting where key = 'timeZone'), 'Asia/Shanghai'))::date;
end $function$
;

CREATE OR REPLACE FUNCTION public.unit_is_called()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  update unit set name = new.name, name_en = new.name_en, last_parent = new.parent_id, gone_on = null
   where id = new.unit_id;
  return null;
end $function$
;

create table absence (
  id uuid not null,
  person_id uuid not null,
  valid daterange not null,
  to_person uuid,
  reason text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  revoked_at timestamp with time zone,
  constraint absence_pkey PRIMARY KEY (id),
  constraint absence_check CHECK (to_person <> person_id),
  constraint absence_valid_check CHECK (NOT isempty(valid)),
  constraint absence_person_id_valid_excl EXCLUDE USING gist (person_id WITH =, valid WITH &&) WHERE (revoked_at IS NULL)
);

create table account (
  person_id uuid not null,
  login text not null,
  password_hash text,
  must_change boolean default false not null,
  disabled_at timestamp with time zone,
  last_sign_in_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (person_id)
);

create table admin_log (
  id bigint generated always as identity not null,
  at timestamp with time zone default now() not null,
  person_id uuid,
  action text not null,
  subject text not null,
  detail jsonb default '{}'::jsonb not null,
  xid xid8 default pg_current_xact_id() not null,
  line bigint default nextval('sealed_line_id'::regclass) not null,
  salt uuid default gen_random_uuid() not null,
  constraint admin_log_pkey PRIMARY KEY (id)
);

create table answer (
  id uuid not null,
  giver text not null,
  matter text not null,
  rater text not null,
  customer integer not null,
  delivery integer not null,
  revision integer not null,
  given_hour timestamp with time zone not null,
  counts_on date not null,
  unit_id uuid not null,
  counted boolean not null,
  wishes boolean not null,
  evaluation jsonb not null,
  commitment_id uuid,
  person_id uuid,
  salt text not null,
  hash text not null,
  seal integer,
  cell_id uuid,
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_check CHECK ((commitment_id IS NULL) = (person_id IS NULL))
);

create table answer_cell (
  id uuid not null,
  month date not null,
  unit_id uuid not null,
  path uuid[] not null,
  raters integer not null,
  asked integer not null,
  questions jsonb not null,
  counts jsonb not null,
  words jsonb not null,
  constraint answer_cell_pkey PRIMARY KEY (id)
);

create table answer_release (
  month date not null,
  released_at timestamp with time zone not null,
  digest text not null,
  seal integer,
  constraint answer_release_pkey PRIMARY KEY (month),
  constraint answer_release_month_check CHECK (EXTRACT(day FROM month) = 1::numeric)
);

create table answer_seal (
  number integer not null,
  sealed_at timestamp with time zone not null,
  filling text not null,
  root text not null,
  prev_hash text not null,
  hash text not null,
  constraint answer_seal_pkey PRIMARY KEY (number)
);

create table answer_wish (
  commitment_id uuid not null,
  customer integer not null,
  delivery integer not null,
  answer_id uuid not null,
  due_at timestamp with time zone not null,
  opened_at timestamp with time zone,
  constraint answer_wish_pkey PRIMARY KEY (commitment_id, customer, delivery)
);

create table api_token (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  token_hash text not null,
  scopes text[] not null,
  created_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone,
  last_used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  constraint api_token_pkey PRIMARY KEY (id),
  constraint api_token_token_hash_key UNIQUE (token_hash)
);

create table asking_helper (
  person_id uuid not null,
  unit_id uuid not null,
  granted_at timestamp with time zone not null,
  granted_by uuid,
  constraint asking_helper_pkey PRIMARY KEY (person_id, unit_id)
);

create table calendar (
  id uuid not null,
  code text not null,
  name jsonb not null,
  constraint calendar_pkey PRIMARY KEY (id),
  constraint calendar_code_key UNIQUE (code)
);

create table calendar_correction (
  id uuid not null,
  calendar_id uuid not null,
  base_version integer not null,
  definition jsonb not null,
  reason text not null,
  person_id uuid not null,
  created_at timestamp with time zone default now() not null,
  counted_to uuid,
  compared integer default 0 not null,
  moved integer default 0 not null,
  counted_at timestamp with time zone,
  version integer,
  constraint calendar_correction_pkey PRIMARY KEY (id)
);

create table calendar_correction_turn (
  correction_id uuid not null,
  commitment_id uuid not null,
  clock text not null,
  run integer not null,
  to_broken boolean not null,
  closed boolean not null,
  constraint calendar_correction_turn_pkey PRIMARY KEY (correction_id, commitment_id, clock, run),
  constraint calendar_correction_turn_clock_check CHECK (clock = ANY (ARRAY['response'::text, 'resolution'::text, 'answer'::text, 'confirmation'::text]))
);

create table calendar_version (
  calendar_id uuid not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamp with time zone default now() not null,
  kind text default 'revision'::text not null,
  reason text,
  created_by uuid,
  xid xid8 default pg_current_xact_id() not null,
  line bigint default nextval('sealed_line_id'::regclass) not null,
  salt uuid default gen_random_uuid() not null,
  constraint calendar_version_pkey PRIMARY KEY (calendar_id, version),
  constraint calendar_version_check CHECK ((kind = 'correction'::text) = (reason IS NOT NULL)),
  constraint calendar_version_kind_check CHECK (kind = ANY (ARRAY['revision'::text, 'correction'::text]))
);

create table commitment (
  id uuid not null,
  number text not null,
  root_id uuid not null,
  parent_id uuid,
  kind text not null,
  state text not null,
  ball text not null,
  version integer not null,
  title text not null,
  service_id uuid,
  service_version integer,
  priority text not null,
  customer_unit uuid not null,
  customer_person uuid,
  supplier_unit uuid not null,
  supplier_person uuid,
  requested_at timestamp with time zone not null,
  promised_at timestamp with time zone,
  delivered_at timestamp with time zone,
  closed_at timestamp with time zone,
  last_event_at timestamp with time zone not null,
  due_at timestamp with time zone,
  due_clock text,
  imported_from uuid,
  external_key text,
  words tsvector not null,
  state_data jsonb not null,
  seen_by uuid[] default '{}'::uuid[] not null,
  constraint commitment_pkey PRIMARY KEY (id),
  constraint commitment_ball_check CHECK (ball = ANY (ARRAY['customer'::text, 'supplier'::text, 'third-party'::text, 'nobody'::text])),
  constraint commitment_kind_check CHECK (kind = ANY (ARRAY['request'::text, 'handover'::text, 'ad-hoc'::text, 'goal'::text, 'action'::text])),
  constraint commitment_number_key UNIQUE (number)
);

create table commitment_clock (
  commitment_id uuid not null,
  clock text not null,
  run integer not null,
  owed_by text not null,
  started_at timestamp with time zone not null,
  stopped_at timestamp with time zone,
  due_at timestamp with time zone,
  allowed_seconds integer,
  used_seconds bigint,
  elapsed_seconds bigint,
  late_seconds bigint,
  breached boolean,
  void boolean not null,
  constraint commitment_clock_pkey PRIMARY KEY (commitment_id, clock, run),
  constraint commitment_clock_clock_check CHECK (clock = ANY (ARRAY['response'::text, 'resolution'::text, 'answer'::text, 'confirmation'::text]))
);

create table commitment_customer (
  commitment_id uuid not null,
  number integer not null,
  unit_id uuid not null,
  person_id uuid,
  verdict_due boolean not null,
  evaluate_until timestamp with time zone,
  constraint commitment_customer_pkey PRIMARY KEY (commitment_id, number)
);

create table commitment_holding (
  commitment_id uuid not null,
  ordinal integer not null,
  unit_id uuid not null,
  person_id uuid,
  from_at timestamp with time zone not null,
  to_at timestamp with time zone,
  used_seconds bigint,
  breached boolean,
  constraint commitment_holding_pkey PRIMARY KEY (commitment_id, ordinal)
);

create table commitment_number (
  year integer not null,
  last integer not null,
  constraint commitment_number_pkey PRIMARY KEY (year)
);

create table commitment_timer (
  commitment_id uuid not null,
  kind text not null,
  clock text default ''::text not null,
  run integer default 0 not null,
  share integer default 0 not null,
  at timestamp with time zone not null,
  constraint commitment_timer_pkey PRIMARY KEY (commitment_id, kind, clock, run, share),
  constraint commitment_timer_kind_check CHECK (kind = ANY (ARRAY['warn'::text, 'breach'::text, 'fall'::text, 'lapse'::text, 'resume'::text, 'recover'::text]))
);

create table commitment_watch (
  commitment_id uuid not null,
  person_id uuid not null,
  constraint commitment_watch_pkey PRIMARY KEY (commitment_id, person_id)
);

create table delegation (
  id uuid not null,
  from_person uuid not null,
  to_person uuid not null,
  valid daterange not null,
  reason text default ''::text not null,
  created_at timestamp with time zone default now() not null,
  revoked_at timestamp with time zone,
  begun_at timestamp with time zone,
  over_at timestamp with time zone,
  constraint delegation_pkey PRIMARY KEY (id),
  constraint delegation_check CHECK (from_person <> to_person),
  constraint delegation_valid_check CHECK (NOT isempty(valid))
);

create table file (
  id uuid not null,
  commitment_id uuid,
  name text not null,
  media_type text not null,
  size bigint not null,
  sha256 text not null,
  uploaded_by uuid not null,
  uploaded_at timestamp with time zone default now() not null,
  constraint file_pkey PRIMARY KEY (id)
);

create table history_import (
  id uuid not null,
  name text not null,
  file_name text not null,
  map jsonb not null,
  state text not null,
  cases_done bigint default 0 not null,
  cases_new bigint default 0 not null,
  events bigint default 0 not null,
  handovers bigint default 0 not null,
  rejected bigint default 0 not null,
  problem jsonb,
  started_by uuid,
  started_at timestamp with time zone default now() not null,
  ended_at timestamp with time zone,
  fingerprint text default ''::text not null,
  calendar_id uuid,
  calendar_version integer,
  file_path text,
  bytes_read bigint default 0 not null,
  bytes_total bigint,
  events_read bigint default 0 not null,
  person_handovers bigint default 0 not null,
  out_of_order bigint default 0 not null,
  units_made bigint default 0 not null,
  people_made bigint default 0 not null,
  stop_requested boolean default false not null,
  place_id uuid,
  as_of timestamp with time zone,
  log_start timestamp with time zone,
  log_end timestamp with time zone,
  surveyed text default ''::text not null,
  open_at_source bigint default 0 not null,
  cases_renewed bigint default 0 not null,
  undo_total bigint default 0 not null,
  undo_done bigint default 0 not null,
  constraint history_import_pkey PRIMARY KEY (id),
  constraint history_import_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'running'::text, 'asking'::text, 'done'::text, 'failed'::text, 'stopped'::text, 'undoing'::text, 'undone'::text])),
  constraint history_import_name_key UNIQUE (name)
);

create table history_name (
  import_id uuid not null,
  kind text not null,
  name text not null,
  unit_id uuid,
  person_id uuid,
  made boolean default false not null,
  key text default ''::text not null,
  spoken text[] default '{}'::text[] not null,
  met_unit text,
  unit_said boolean default false not null,
  first_at timestamp with time zone,
  last_at timestamp with time zone,
  doubt text,
  choices jsonb default '[]'::jsonb not null,
  proposal jsonb,
  answer jsonb,
  constraint history_name_pkey PRIMARY KEY (import_id, kind, name),
  constraint history_name_check CHECK (num_nonnulls(unit_id, person_id) <= 1),
  constraint history_name_doubt_check CHECK (doubt = ANY (ARRAY['same-name'::text, 'other-unit'::text, 'spelling'::text, 'script'::text, 'not-then'::text])),
  constraint history_name_kind_check CHECK (kind = ANY (ARRAY['root'::text, 'unit'::text, 'person'::text]))
);

create table idempotency (
  person_id uuid not null,
  key text not null,
  request text not null,
  status integer not null,
  response jsonb not null,
  created_at timestamp with time zone default now() not null,
  constraint idempotency_pkey PRIMARY KEY (person_id, key)
);

create table journal (
  id bigint generated always as identity not null,
  xid xid8 default pg_current_xact_id() not null,
  root_id uuid not null,
  seq integer not null,
  commitment_id uuid not null,
  type text not null,
  actor_id uuid,
  at timestamp with time zone not null,
  recorded_at timestamp with time zone not null,
  event jsonb not null,
  prev_hash text not null,
  hash text not null,
  salt text not null,
  constraint journal_pkey PRIMARY KEY (id, recorded_at)
) partition by RANGE (recorded_at);

create table journal_reader (
  name text not null,
  xid xid8 default '0'::xid8 not null,
  id bigint default 0 not null,
  constraint journal_reader_pkey PRIMARY KEY (name)
);

create table journal_root (
  root_id uuid not null,
  seq integer not null,
  hash text not null,
  constraint journal_root_pkey PRIMARY KEY (root_id)
);

create table journal_seal (
  number integer not null,
  sealed_at timestamp with time zone not null,
  after_xid xid8 not null,
  after_id bigint not null,
  upto_xid xid8 not null,
  upto_id bigint not null,
  rows integer not null,
  merkle_root text not null,
  prev_hash text not null,
  hash text not null,
  constraint journal_seal_pkey PRIMARY KEY (number)
);

create table leadership (
  only_one boolean default true not null,
  term bigint default 0 not null,
  until timestamp with time zone default '-infinity'::timestamp with time zone not null,
  constraint leadership_pkey PRIMARY KEY (only_one),
  constraint leadership_only_one_check CHECK (only_one)
);

create table leaving_told (
  person_id uuid not null,
  last_day date not null,
  told_at timestamp with time zone not null,
  constraint leaving_told_pkey PRIMARY KEY (person_id, last_day)
);

create table mail (
  id uuid not null,
  person_id uuid not null,
  batch text not null,
  gathering boolean default true not null,
  state text default 'waiting'::text not null,
  due_at timestamp with time zone not null,
  next_at timestamp with time zone not null,
  attempts integer default 0 not null,
  claim uuid,
  claimed_until timestamp with time zone,
  handed_at timestamp with time zone,
  ended_at timestamp with time zone,
  address text,
  reason text,
  reply text,
  content jsonb,
  constraint mail_pkey PRIMARY KEY (id),
  constraint mail_state_check CHECK (state = ANY (ARRAY['waiting'::text, 'sent'::text, 'dropped'::text, 'failed'::text, 'uncertain'::text]))
);

create table mail_notice (
  notification_id uuid not null,
  mail_id uuid not null,
  constraint mail_notice_pkey PRIMARY KEY (notification_id)
);

create table mail_preference (
  person_id uuid not null,
  act text not null,
  moved text not null,
  words text not null,
  warning text not null,
  daily_at text not null,
  working_hours boolean not null,
  constraint mail_preference_pkey PRIMARY KEY (person_id),
  constraint mail_preference_act_check CHECK (act = ANY (ARRAY['at-once'::text, 'hourly'::text, 'daily'::text, 'never'::text])),
  constraint mail_preference_moved_check CHECK (moved = ANY (ARRAY['at-once'::text, 'hourly'::text, 'daily'::text, 'never'::text])),
  constraint mail_preference_warning_check CHECK (warning = ANY (ARRAY['at-once'::text, 'hourly'::text, 'daily'::text, 'never'::text])),
  constraint mail_preference_words_check CHECK (words = ANY (ARRAY['at-once'::text, 'hourly'::text, 'daily'::text, 'never'::text]))
);

create table mail_server (
  one boolean default true not null,
  on_since timestamp with time zone,
  paused_until timestamp with time zone,
  failures integer default 0 not null,
  failed_at timestamp with time zone,
  reason text,
  reply text,
  sent_at timestamp with time zone,
  constraint mail_server_pkey PRIMARY KEY (one),
  constraint mail_server_one_check CHECK (one)
);

create table manager (
  person_id uuid not null,
  manager_id uuid not null,
  valid daterange not null,
  constraint manager_check CHECK (person_id <> manager_id),
  constraint manager_valid_check CHECK (NOT isempty(valid)),
  constraint manager_person_id_valid_excl EXCLUDE USING gist (person_id WITH =, valid WITH &&)
);

create table membership (
  id uuid not null,
  person_id uuid not null,
  unit_id uuid not null,
  post_id uuid,
  is_primary boolean not null,
  valid daterange not null,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_valid_check CHECK (NOT isempty(valid)),
  constraint membership_person_id_unit_id_valid_excl EXCLUDE USING gist (person_id WITH =, unit_id WITH =, valid WITH &&),
  constraint membership_person_id_valid_excl EXCLUDE USING gist (person_id WITH =, valid WITH &&) WHERE (is_primary)
);

create table notification (
  id uuid not null,
  person_id uuid not null,
  commitment_id uuid,
  kind text not null,
  detail jsonb default '{}'::jsonb not null,
  at timestamp with time zone default now() not null,
  read_at timestamp with time zone,
  source text not null,
  weighed boolean default false not null,
  constraint notification_pkey PRIMARY KEY (id),
  constraint notification_source_key UNIQUE (source)
);

create table organisation_import (
  id uuid not null,
  person_id uuid not null,
  created_at timestamp with time zone default now() not null,
  file_name text not null,
  effective_on date not null,
  complete boolean not null,
  with_accounts boolean not null,
  base text not null,
  problems jsonb not null,
  changes jsonb not null,
  counts jsonb not null,
  result jsonb,
  applied_at timestamp with time zone,
  applied_by uuid,
  passwords_given_at timestamp with time zone,
  constraint organisation_import_pkey PRIMARY KEY (id)
);

create table passkey (
  id uuid not null,
  person_id uuid not null,
  name text not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  backed_up boolean not null,
  added_at timestamp with time zone not null,
  last_used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (id),
  constraint passkey_credential_id_key UNIQUE (credential_id)
);

create table passkey_challenge (
  challenge_hash text not null,
  person_id uuid not null,
  session_hash text,
  expires_at timestamp with time zone not null,
  constraint passkey_challenge_pkey PRIMARY KEY (challenge_hash)
);

create table person (
  id uuid not null,
  code text not null,
  name text not null,
  name_en text,
  email text,
  phone text,
  locale text,
  time_zone text,
  employed daterange not null,
  search text not null,
  imported_from uuid,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_employed_check CHECK (NOT isempty(employed)),
  constraint person_locale_check CHECK (locale = ANY (ARRAY['zh'::text, 'en'::text])),
  constraint person_code_key UNIQUE (code)
);

create table post (
  id uuid not null,
  code text not null,
  name text not null,
  name_en text,
  responsibilities text default ''::text not null,
  constraint post_pkey PRIMARY KEY (id),
  constraint post_code_key UNIQUE (code)
);

create table recovery_code (
  person_id uuid not null,
  code_hash text not null,
  used_at timestamp with time zone,
  constraint recovery_code_pkey PRIMARY KEY (person_id, code_hash)
);

create table role_grant (
  person_id uuid not null,
  role text not null,
  granted_at timestamp with time zone default now() not null,
  granted_by uuid,
  constraint role_grant_pkey PRIMARY KEY (person_id, role),
  constraint role_grant_role_check CHECK (role = ANY (ARRAY['officer'::text, 'auditor'::text, 'administrator'::text]))
);

create table scorecard_month (
  month date not null,
  final_at timestamp with time zone not null,
  digest text not null,
  constraint scorecard_month_pkey PRIMARY KEY (month),
  constraint scorecard_month_month_check CHECK (EXTRACT(day FROM month) = 1::numeric)
);

create table scorecard_pending (
  commitment_id uuid not null,
  due_at timestamp with time zone not null,
  constraint scorecard_pending_pkey PRIMARY KEY (commitment_id)
);

create table scorecard_share (
  commitment_id uuid not null,
  part text not null,
  role text not null,
  unit_id uuid not null,
  other_id uuid not null,
  service_id uuid,
  day date not null,
  counts jsonb not null,
  detail jsonb not null,
  constraint scorecard_share_pkey PRIMARY KEY (commitment_id, part, role, unit_id),
  constraint scorecard_share_role_check CHECK (role = ANY (ARRAY['supplier'::text, 'customer'::text]))
);

create table scorecard_sum (
  grain text not null,
  start date not null,
  role text not null,
  unit_id uuid not null,
  split text not null,
  part uuid,
  counts jsonb not null,
  constraint scorecard_sum_grain_check CHECK (grain = ANY (ARRAY['day'::text, 'month'::text])),
  constraint scorecard_sum_role_check CHECK (role = ANY (ARRAY['supplier'::text, 'customer'::text])),
  constraint scorecard_sum_split_check CHECK (split = ANY (ARRAY['whole'::text, 'service'::text, 'other'::text])),
  constraint scorecard_sum_role_unit_id_split_grain_start_part_key UNIQUE NULLS NOT DISTINCT (role, unit_id, split, grain, start, part)
);

create table second_factor (
  person_id uuid not null,
  secret text not null,
  confirmed_at timestamp with time zone,
  last_step bigint,
  constraint second_factor_pkey PRIMARY KEY (person_id)
);

create table service (
  id uuid not null,
  code text not null,
  unit_id uuid not null,
  current_version integer not null,
  retired_at timestamp with time zone,
  search text default ''::text not null,
  words tsvector not null,
  constraint service_pkey PRIMARY KEY (id),
  constraint service_code_key UNIQUE (code)
);

create table service_move (
  id uuid not null,
  service_id uuid not null,
  from_unit uuid not null,
  to_unit uuid not null,
  at timestamp with time zone not null,
  moved_by uuid,
  constraint service_move_pkey PRIMARY KEY (id)
);

create table service_turn (
  service_id uuid not null,
  person_id uuid not null,
  constraint service_turn_pkey PRIMARY KEY (service_id)
);

create table service_version (
  service_id uuid not null,
  version integer not null,
  definition jsonb not null,
  created_at timestamp with time zone default now() not null,
  created_by uuid,
  xid xid8 default pg_current_xact_id() not null,
  line bigint default nextval('sealed_line_id'::regclass) not null,
  salt uuid default gen_random_uuid() not null,
  constraint service_version_pkey PRIMARY KEY (service_id, version)
);

create table session (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone default now() not null,
  seen_at timestamp with time zone default now() not null,
  expires_at timestamp with time zone not null,
  demo boolean default false not null,
  second_factor_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (token_hash)
);

create table setting (
  key text not null,
  value jsonb not null,
  constraint setting_pkey PRIMARY KEY (key)
);

create table sign_in_attempt (
  id bigint generated always as identity not null,
  login text not null,
  address text not null,
  at timestamp with time zone default now() not null,
  failed boolean not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);

create table succession (
  id uuid not null,
  commitment_id uuid not null,
  side text not null,
  cause text not null,
  from_unit uuid not null,
  from_person uuid,
  to_unit uuid,
  to_person uuid,
  at timestamp with time zone not null,
  told_at timestamp with time zone,
  constraint succession_pkey PRIMARY KEY (id),
  constraint succession_cause_check CHECK (cause = ANY (ARRAY['unit-ended'::text, 'left'::text, 'locked-out'::text, 'away'::text, 'moved'::text, 'service-moved'::text, 'unit-empty'::text])),
  constraint succession_side_check CHECK (side = ANY (ARRAY['customer'::text, 'supplier'::text]))
);

create table taking_part (
  unit_id uuid not null,
  person_id uuid not null,
  takes_part boolean not null,
  stand_in uuid,
  constraint taking_part_pkey PRIMARY KEY (unit_id, person_id),
  constraint taking_part_check CHECK (stand_in <> person_id)
);

create table told_of (
  commitment_id uuid not null,
  person_id uuid not null,
  constraint told_of_pkey PRIMARY KEY (commitment_id, person_id)
);

create table unit (
  id uuid not null,
  code text not null,
  imported_from uuid,
  name text,
  name_en text,
  last_parent uuid,
  gone_on date,
  constraint unit_pkey PRIMARY KEY (id),
  constraint unit_code_key UNIQUE (code)
);

create table unit_ending (
  id uuid not null,
  unit_id uuid not null,
  kind text not null,
  day date not null,
  answers jsonb not null,
  state text not null,
  problem jsonb,
  matters integer default 0 not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  carried_out_at timestamp with time zone,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  constraint unit_ending_pkey PRIMARY KEY (id),
  constraint unit_ending_kind_check CHECK (kind = ANY (ARRAY['end'::text, 'merge'::text, 'split'::text, 'import'::text])),
  constraint unit_ending_state_check CHECK (state = ANY (ARRAY['planned'::text, 'running'::text, 'done'::text, 'revoked'::text]))
);

create table unit_head (
  unit_id uuid not null,
  person_id uuid not null,
  valid daterange not null,
  constraint unit_head_valid_check CHECK (NOT isempty(valid)),
  constraint unit_head_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&)
);

create table unit_version (
  unit_id uuid not null,
  valid daterange not null,
  name text not null,
  name_en text,
  kind text default 'department'::text not null,
  parent_id uuid,
  calendar_id uuid,
  search text not null,
  constraint unit_version_check CHECK (parent_id <> unit_id),
  constraint unit_version_kind_check CHECK (kind = ANY (ARRAY['company'::text, 'department'::text, 'team'::text])),
  constraint unit_version_valid_check CHECK (NOT isempty(valid)),
  constraint unit_version_unit_id_valid_excl EXCLUDE USING gist (unit_id WITH =, valid WITH &&)
);

create table worker_heartbeat (
  worker_id text not null,
  seen_at timestamp with time zone default now() not null,
  constraint worker_heartbeat_pkey PRIMARY KEY (worker_id)
);

create table journal_default partition of journal DEFAULT;

CREATE INDEX absence_to_person_idx ON absence USING btree (to_person);

CREATE UNIQUE INDEX account_lower_idx ON account USING btree (lower(login));

CREATE INDEX admin_log_at_idx ON admin_log USING btree (at);

CREATE INDEX admin_log_person_id_idx ON admin_log USING btree (person_id);

CREATE UNIQUE INDEX admin_log_xid_expr_idx ON admin_log USING btree (xid, (- line));

CREATE INDEX answer_cell_id_idx ON answer USING btree (cell_id) WHERE cell_id IS NOT NULL;

CREATE INDEX answer_commitment_id_idx ON answer USING btree (commitment_id) WHERE commitment_id IS NOT NULL;

CREATE INDEX answer_counts_on_idx ON answer USING btree (counts_on) WHERE cell_id IS NULL;

CREATE UNIQUE INDEX answer_giver_customer_delivery_revision_idx ON answer USING btree (giver, customer, delivery, revision);

CREATE INDEX answer_id_idx ON answer USING btree (id) WHERE seal IS NULL;

CREATE INDEX answer_seal_hash_idx ON answer USING btree (seal, hash);

CREATE INDEX answer_cell_month_idx ON answer_cell USING btree (month);

CREATE INDEX answer_cell_path_idx ON answer_cell USING gin (path);

CREATE INDEX answer_wish_due_at_idx ON answer_wish USING btree (due_at) WHERE opened_at IS NULL;

CREATE INDEX api_token_person_id_idx ON api_token USING btree (person_id);

CREATE INDEX asking_helper_unit_id_idx ON asking_helper USING btree (unit_id);

CREATE INDEX calendar_correction_calendar_id_base_version_idx ON calendar_correction USING btree (calendar_id, base_version);

CREATE INDEX calendar_correction_calendar_id_version_idx ON calendar_correction USING btree (calendar_id, version);

CREATE INDEX calendar_correction_person_id_idx ON calendar_correction USING btree (person_id);

CREATE INDEX calendar_correction_turn_commitment_id_idx ON calendar_correction_turn USING btree (commitment_id);

CREATE INDEX calendar_version_created_by_idx ON calendar_version USING btree (created_by);

CREATE UNIQUE INDEX calendar_version_xid_expr_idx ON calendar_version USING btree (xid, (- line));

CREATE INDEX commitment_contested ON commitment USING btree (requested_at DESC, id) WHERE state_data @? '$."evaluations"[*]?(@."delivery" == $."deliveries".size() && @."contest"."settled" == null)'::jsonpath;

CREATE INDEX commitment_customer_person_due_at_id_idx ON commitment USING btree (customer_person, due_at, id) WHERE closed_at IS NULL;

CREATE INDEX commitment_customer_person_requested_at_id_idx ON commitment USING btree (customer_person, requested_at DESC, id);

CREATE INDEX commitment_customer_unit_due_at_id_idx ON commitment USING btree (customer_unit, due_at, id) WHERE closed_at IS NULL;

CREATE INDEX commitment_customer_unit_requested_at_id_idx ON commitment USING btree (customer_unit, requested_at DESC, id);

CREATE INDEX commitment_escalated ON commitment USING gin ((state_data -> 'escalatedTo'::text)) WHERE (state_data -> 'escalatedTo'::text) <> '[]'::jsonb;

CREATE INDEX commitment_expr_id_idx ON commitment USING btree ((((state_data -> 'terms'::text) -> 'calendar'::text) ->> 'id'::text), id);

CREATE UNIQUE INDEX commitment_imported_from_external_key_idx ON commitment USING btree (imported_from, external_key) WHERE imported_from IS NOT NULL;

CREATE INDEX commitment_parent_id_idx ON commitment USING btree (parent_id);

CREATE INDEX commitment_requested_at_id_idx ON commitment USING btree (requested_at DESC, id);

CREATE INDEX commitment_root_id_idx ON commitment USING btree (root_id);

CREATE INDEX commitment_seen_by_idx ON commitment USING gin (seen_by) WHERE seen_by <> '{}'::uuid[];

CREATE INDEX commitment_service_id_idx ON commitment USING btree (service_id);

CREATE INDEX commitment_supplier_person_due_at_id_idx ON commitment USING btree (supplier_person, due_at, id) WHERE closed_at IS NULL;

CREATE INDEX commitment_supplier_person_requested_at_id_idx ON commitment USING btree (supplier_person, requested_at DESC, id);

CREATE INDEX commitment_supplier_unit_due_at_id_idx ON commitment USING btree (supplier_unit, due_at, id) WHERE closed_at IS NULL;

CREATE INDEX commitment_supplier_unit_requested_at_id_idx ON commitment USING btree (supplier_unit, requested_at DESC, id);

CREATE INDEX commitment_words_idx ON commitment USING gin (words);

CREATE INDEX commitment_customer_person_id_evaluate_until_idx ON commitment_customer USING btree (person_id, evaluate_until) WHERE evaluate_until IS NOT NULL;

CREATE INDEX commitment_customer_person_id_idx ON commitment_customer USING btree (person_id);

CREATE INDEX commitment_customer_unit_id_idx ON commitment_customer USING btree (unit_id);

CREATE INDEX commitment_holding_person_id_from_at_idx ON commitment_holding USING btree (person_id, from_at);

CREATE INDEX commitment_holding_unit_id_from_at_idx ON commitment_holding USING btree (unit_id, from_at);

CREATE INDEX commitment_timer_at_idx ON commitment_timer USING btree (at);

CREATE INDEX commitment_watch_person_id_idx ON commitment_watch USING btree (person_id);

CREATE INDEX delegation_from_person_idx ON delegation USING btree (from_person);

CREATE INDEX delegation_id_idx ON delegation USING btree (id) WHERE over_at IS NULL;

CREATE INDEX delegation_to_person_idx ON delegation USING btree (to_person);

CREATE INDEX file_commitment_id_idx ON file USING btree (commitment_id);

CREATE INDEX file_loose ON file USING btree (uploaded_at) WHERE commitment_id IS NULL;

CREATE INDEX file_sha256_idx ON file USING btree (sha256);

CREATE INDEX file_uploaded_at_idx ON file USING btree (uploaded_at) INCLUDE (uploaded_by, size);

CREATE INDEX file_uploaded_by_idx ON file USING btree (uploaded_by);

CREATE INDEX history_import_place_id_idx ON history_import USING btree (place_id);

CREATE INDEX history_import_started_by_idx ON history_import USING btree (started_by);

CREATE INDEX history_name_import_id_kind_key_idx ON history_name USING btree (import_id, kind, key);

CREATE INDEX history_name_import_id_kind_name_idx ON history_name USING btree (import_id, kind, name) WHERE unit_id IS NULL AND person_id IS NULL;

CREATE INDEX history_name_person_id_idx ON history_name USING btree (person_id);

CREATE INDEX history_name_unit_id_idx ON history_name USING btree (unit_id);

CREATE INDEX idempotency_created_at_idx ON idempotency USING btree (created_at);

CREATE INDEX journal_commitment_id_seq_idx ON journal USING btree (commitment_id, seq);

CREATE INDEX journal_root_id_seq_idx ON journal USING btree (root_id, seq);

CREATE INDEX journal_unsalted ON journal USING btree (root_id) WHERE salt = ''::text;

CREATE INDEX journal_xid_id_idx ON journal USING btree (xid, id);

CREATE INDEX mail_ended ON mail USING btree (ended_at) WHERE ended_at IS NOT NULL;

CREATE UNIQUE INDEX mail_gathering ON mail USING btree (person_id, batch) WHERE state = 'waiting'::text AND gathering;

CREATE INDEX mail_kept ON mail USING btree (due_at DESC, id DESC) WHERE content IS NOT NULL OR state = 'waiting'::text;

CREATE INDEX mail_person_id_idx ON mail USING btree (person_id);

CREATE INDEX mail_undelivered ON mail USING btree (ended_at DESC, id DESC) WHERE state = ANY (ARRAY['failed'::text, 'uncertain'::text]);

CREATE INDEX mail_waiting ON mail USING btree (next_at) WHERE state = 'waiting'::text;

CREATE INDEX mail_notice_mail_id_idx ON mail_notice USING btree (mail_id);

CREATE INDEX manager_manager_id_idx ON manager USING btree (manager_id);

CREATE INDEX membership_post_id_idx ON membership USING btree (post_id);

CREATE INDEX membership_unit_id_idx ON membership USING btree (unit_id);

CREATE INDEX notification_commitment_id_idx ON notification USING btree (commitment_id);

CREATE INDEX notification_person_id_id_idx ON notification USING btree (person_id, id DESC);

CREATE INDEX notification_unweighed ON notification USING btree (id) WHERE NOT weighed;

CREATE INDEX organisation_import_applied_by_idx ON organisation_import USING btree (applied_by);

CREATE INDEX organisation_import_created_at_idx ON organisation_import USING btree (created_at);

CREATE INDEX organisation_import_person_id_idx ON organisation_import USING btree (person_id);

CREATE INDEX passkey_person_id_id_idx ON passkey USING btree (person_id, id);

CREATE INDEX passkey_challenge_person_id_expires_at_idx ON passkey_challenge USING btree (person_id, expires_at);

CREATE INDEX passkey_challenge_session_hash_idx ON passkey_challenge USING btree (session_hash);

CREATE INDEX person_imported_from_idx ON person USING btree (imported_from) WHERE imported_from IS NOT NULL;

CREATE UNIQUE INDEX person_lower_idx ON person USING btree (lower(email)) WHERE email IS NOT NULL;

CREATE INDEX person_name_id_idx ON person USING btree (name COLLATE "zh-x-icu", id);

CREATE INDEX person_search_idx ON person USING gin (search gin_trgm_ops);

CREATE INDEX scorecard_pending_due_at_idx ON scorecard_pending USING btree (due_at);

CREATE INDEX scorecard_share_day_idx ON scorecard_share USING btree (day);

CREATE INDEX scorecard_share_role_unit_id_day_commitment_id_part_idx ON scorecard_share USING btree (role, unit_id, day DESC, commitment_id DESC, part DESC);

CREATE INDEX scorecard_sum_grain_start_idx ON scorecard_sum USING btree (grain, start);

CREATE INDEX service_search_idx ON service USING gin (search gin_trgm_ops);

CREATE INDEX service_unit_id_idx ON service USING btree (unit_id);

CREATE INDEX service_words_idx ON service USING gin (words);

CREATE INDEX service_move_from_unit_idx ON service_move USING btree (from_unit);

CREATE INDEX service_move_moved_by_idx ON service_move USING btree (moved_by);

CREATE INDEX service_move_service_id_at_idx ON service_move USING btree (service_id, at);

CREATE INDEX service_move_to_unit_idx ON service_move USING btree (to_unit);

CREATE UNIQUE INDEX service_version_xid_expr_idx ON service_version USING btree (xid, (- line));

CREATE INDEX session_expires_at_idx ON session USING btree (expires_at);

CREATE INDEX session_person_id_idx ON session USING btree (person_id);

CREATE INDEX sign_in_attempt_address_at_idx ON sign_in_attempt USING btree (address, at);

CREATE INDEX sign_in_attempt_login_at_idx ON sign_in_attempt USING btree (login, at);

CREATE INDEX succession_commitment_id_idx ON succession USING btree (commitment_id);

CREATE INDEX succession_from_person_idx ON succession USING btree (from_person);

CREATE INDEX succession_from_unit_idx ON succession USING btree (from_unit);

CREATE INDEX succession_id_idx ON succession USING btree (id) WHERE told_at IS NULL;

CREATE INDEX succession_to_person_idx ON succession USING btree (to_person);

CREATE INDEX succession_to_unit_idx ON succession USING btree (to_unit);

CREATE INDEX taking_part_person_id_idx ON taking_part USING btree (person_id);

CREATE INDEX taking_part_stand_in_idx ON taking_part USING btree (stand_in);

CREATE INDEX told_of_person_id_idx ON told_of USING btree (person_id);

CREATE INDEX unit_imported_from_idx ON unit USING btree (imported_from) WHERE imported_from IS NOT NULL;

CREATE INDEX unit_last_parent_idx ON unit USING btree (last_parent);

CREATE INDEX unit_ending_created_by_idx ON unit_ending USING btree (created_by);

CREATE INDEX unit_ending_day_idx ON unit_ending USING btree (day) WHERE state = 'planned'::text;

CREATE INDEX unit_ending_id_idx ON unit_ending USING btree (id) WHERE state = 'running'::text;

CREATE INDEX unit_ending_revoked_by_idx ON unit_ending USING btree (revoked_by);

CREATE INDEX unit_ending_unit_id_id_idx ON unit_ending USING btree (unit_id, id);

CREATE UNIQUE INDEX unit_ending_unit_id_idx ON unit_ending USING btree (unit_id) WHERE state = 'planned'::text;

CREATE INDEX unit_head_person_id_idx ON unit_head USING btree (person_id);

CREATE INDEX unit_version_calendar_id_idx ON unit_version USING btree (calendar_id);

CREATE INDEX unit_version_parent_id_idx ON unit_version USING btree (parent_id);

CREATE INDEX unit_version_search_idx ON unit_version USING gin (search gin_trgm_ops);

CREATE INDEX worker_heartbeat_seen_at_idx ON worker_heartbeat USING btree (seen_at);

alter table absence add constraint absence_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table absence add constraint absence_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id);

alter table account add constraint account_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table admin_log add constraint admin_log_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table answer add constraint answer_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table answer add constraint answer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table answer add constraint answer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table answer_cell add constraint answer_cell_month_fkey FOREIGN KEY (month) REFERENCES answer_release(month);

alter table answer_cell add constraint answer_cell_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table answer_wish add constraint answer_wish_answer_id_fkey FOREIGN KEY (answer_id) REFERENCES answer(id);

alter table answer_wish add constraint answer_wish_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table api_token add constraint api_token_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table asking_helper add constraint asking_helper_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id);

alter table asking_helper add constraint asking_helper_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table asking_helper add constraint asking_helper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table calendar_correction add constraint calendar_correction_calendar_id_base_version_fkey FOREIGN KEY (calendar_id, base_version) REFERENCES calendar_version(calendar_id, version);

alter table calendar_correction add constraint calendar_correction_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);

alter table calendar_correction add constraint calendar_correction_calendar_id_version_fkey FOREIGN KEY (calendar_id, version) REFERENCES calendar_version(calendar_id, version);

alter table calendar_correction add constraint calendar_correction_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table calendar_correction_turn add constraint calendar_correction_turn_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id) ON DELETE CASCADE;

alter table calendar_correction_turn add constraint calendar_correction_turn_correction_id_fkey FOREIGN KEY (correction_id) REFERENCES calendar_correction(id) ON DELETE CASCADE;

alter table calendar_version add constraint calendar_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);

alter table calendar_version add constraint calendar_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);

alter table commitment add constraint commitment_customer_person_fkey FOREIGN KEY (customer_person) REFERENCES person(id);

alter table commitment add constraint commitment_customer_unit_fkey FOREIGN KEY (customer_unit) REFERENCES unit(id);

alter table commitment add constraint commitment_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES commitment(id);

alter table commitment add constraint commitment_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id);

alter table commitment add constraint commitment_service_id_service_version_fkey FOREIGN KEY (service_id, service_version) REFERENCES service_version(service_id, version);

alter table commitment add constraint commitment_supplier_person_fkey FOREIGN KEY (supplier_person) REFERENCES person(id);

alter table commitment add constraint commitment_supplier_unit_fkey FOREIGN KEY (supplier_unit) REFERENCES unit(id);

alter table commitment_clock add constraint commitment_clock_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table commitment_customer add constraint commitment_customer_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table commitment_customer add constraint commitment_customer_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table commitment_customer add constraint commitment_customer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table commitment_holding add constraint commitment_holding_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table commitment_holding add constraint commitment_holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table commitment_holding add constraint commitment_holding_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table commitment_timer add constraint commitment_timer_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table commitment_watch add constraint commitment_watch_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table commitment_watch add constraint commitment_watch_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table delegation add constraint delegation_from_person_fkey FOREIGN KEY (from_person) REFERENCES person(id);

alter table delegation add constraint delegation_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id);

alter table file add constraint file_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table file add constraint file_uploaded_by_fkey FOREIGN KEY (uploaded_by) REFERENCES person(id);

alter table history_import add constraint history_import_calendar_id_calendar_version_fkey FOREIGN KEY (calendar_id, calendar_version) REFERENCES calendar_version(calendar_id, version);

alter table history_import add constraint history_import_place_id_fkey FOREIGN KEY (place_id) REFERENCES unit(id);

alter table history_import add constraint history_import_started_by_fkey FOREIGN KEY (started_by) REFERENCES person(id);

alter table history_name add constraint history_name_import_id_fkey FOREIGN KEY (import_id) REFERENCES history_import(id);

alter table history_name add constraint history_name_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table history_name add constraint history_name_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table idempotency add constraint idempotency_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table leaving_told add constraint leaving_told_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table mail add constraint mail_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table mail_notice add constraint mail_notice_mail_id_fkey FOREIGN KEY (mail_id) REFERENCES mail(id) ON DELETE CASCADE;

alter table mail_notice add constraint mail_notice_notification_id_fkey FOREIGN KEY (notification_id) REFERENCES notification(id) ON DELETE CASCADE;

alter table mail_preference add constraint mail_preference_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table manager add constraint manager_manager_id_fkey FOREIGN KEY (manager_id) REFERENCES person(id);

alter table manager add constraint manager_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table membership add constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table membership add constraint membership_post_id_fkey FOREIGN KEY (post_id) REFERENCES post(id);

alter table membership add constraint membership_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table notification add constraint notification_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table notification add constraint notification_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table organisation_import add constraint organisation_import_applied_by_fkey FOREIGN KEY (applied_by) REFERENCES person(id);

alter table organisation_import add constraint organisation_import_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table passkey add constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table passkey_challenge add constraint passkey_challenge_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table passkey_challenge add constraint passkey_challenge_session_hash_fkey FOREIGN KEY (session_hash) REFERENCES session(token_hash) ON DELETE CASCADE;

alter table person add constraint person_imported_from_fkey FOREIGN KEY (imported_from) REFERENCES history_import(id);

alter table recovery_code add constraint recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table role_grant add constraint role_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES person(id);

alter table role_grant add constraint role_grant_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table scorecard_pending add constraint scorecard_pending_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table scorecard_share add constraint scorecard_share_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table scorecard_share add constraint scorecard_share_other_id_fkey FOREIGN KEY (other_id) REFERENCES unit(id);

alter table scorecard_share add constraint scorecard_share_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table scorecard_sum add constraint scorecard_sum_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table second_factor add constraint second_factor_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table service add constraint service_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table service_move add constraint service_move_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES unit(id);

alter table service_move add constraint service_move_moved_by_fkey FOREIGN KEY (moved_by) REFERENCES person(id);

alter table service_move add constraint service_move_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id);

alter table service_move add constraint service_move_to_unit_fkey FOREIGN KEY (to_unit) REFERENCES unit(id);

alter table service_turn add constraint service_turn_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table service_turn add constraint service_turn_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id);

alter table service_version add constraint service_version_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);

alter table service_version add constraint service_version_service_id_fkey FOREIGN KEY (service_id) REFERENCES service(id);

alter table session add constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table succession add constraint succession_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table succession add constraint succession_from_person_fkey FOREIGN KEY (from_person) REFERENCES person(id);

alter table succession add constraint succession_from_unit_fkey FOREIGN KEY (from_unit) REFERENCES unit(id);

alter table succession add constraint succession_to_person_fkey FOREIGN KEY (to_person) REFERENCES person(id);

alter table succession add constraint succession_to_unit_fkey FOREIGN KEY (to_unit) REFERENCES unit(id);

alter table taking_part add constraint taking_part_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table taking_part add constraint taking_part_stand_in_fkey FOREIGN KEY (stand_in) REFERENCES person(id);

alter table taking_part add constraint taking_part_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table told_of add constraint told_of_commitment_id_fkey FOREIGN KEY (commitment_id) REFERENCES commitment(id);

alter table told_of add constraint told_of_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table unit add constraint unit_imported_from_fkey FOREIGN KEY (imported_from) REFERENCES history_import(id);

alter table unit add constraint unit_last_parent_fkey FOREIGN KEY (last_parent) REFERENCES unit(id);

alter table unit_ending add constraint unit_ending_created_by_fkey FOREIGN KEY (created_by) REFERENCES person(id);

alter table unit_ending add constraint unit_ending_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES person(id);

alter table unit_ending add constraint unit_ending_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table unit_head add constraint unit_head_person_id_fkey FOREIGN KEY (person_id) REFERENCES person(id);

alter table unit_head add constraint unit_head_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

alter table unit_version add constraint unit_version_calendar_id_fkey FOREIGN KEY (calendar_id) REFERENCES calendar(id);

alter table unit_version add constraint unit_version_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES unit(id);

alter table unit_version add constraint unit_version_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES unit(id);

CREATE TRIGGER admin_log_append_only BEFORE DELETE OR UPDATE ON admin_log FOR EACH ROW EXECUTE FUNCTION admin_log_is_append_only();

CREATE TRIGGER admin_log_not_truncated BEFORE TRUNCATE ON admin_log FOR EACH STATEMENT EXECUTE FUNCTION admin_log_is_append_only();

CREATE TRIGGER answer_kept BEFORE DELETE OR UPDATE ON answer FOR EACH ROW EXECUTE FUNCTION answers_are_kept();

CREATE TRIGGER answer_not_truncated BEFORE TRUNCATE ON answer FOR EACH STATEMENT EXECUTE FUNCTION answers_are_kept();

CREATE TRIGGER journal_append_only BEFORE DELETE OR UPDATE ON journal FOR EACH ROW EXECUTE FUNCTION journal_is_append_only();

CREATE TRIGGER journal_not_truncated BEFORE TRUNCATE ON journal FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only();

CREATE TRIGGER unit_version_names_unit AFTER INSERT OR UPDATE OF name, name_en, parent_id ON unit_version FOR EACH ROW EXECUTE FUNCTION unit_is_called();

comment on column history_import.cases_done is 'of the file, in the order of their first events: where to go on';

comment on column history_import.cases_new is 'commitments this source has made, in all its runs';

comment on column person.imported_from is 'the history import that made this person; null = of the organisation';

comment on column succession.to_unit is 'null: the matter was withdrawn';

comment on column unit.imported_from is 'the history import that made this unit; null = of the organisation';

comment on column unit.gone_on is 'the one day of a unit that ended on its first';

comment on column unit_ending.problem is 'why it could not be carried out as planned';

comment on column unit_ending.matters is 'open ones when it was carried out';
