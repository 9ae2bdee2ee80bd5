-- Who does the chores, and until when: a lease that ends by itself when it is not renewed. Each taking is a term of its own.
create table leadership (
  only_one boolean primary key default true check (only_one),
  term bigint not null default 0,
  until timestamptz not null default '-infinity'
);
insert into leadership default values;

-- Called with the commit of all that a leader writes. The lock keeps a successor from beginning between this and the commit.
create function leads(claimed bigint) returns void language plpgsql as $$
begin
  perform from leadership where term = claimed and until > clock_timestamp() for share;
  if not found then
    raise exception 'term % of leadership is over', claimed using errcode = 'HK001';
  end if;
end
$$;
