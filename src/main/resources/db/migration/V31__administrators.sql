-- Administrators change things, viewers look; one who is disabled keeps their name in the audit log and cannot sign in.
alter table administrator
    add column role text not null default 'ADMINISTRATOR' check (role in ('ADMINISTRATOR', 'VIEWER')),
    add column disabled_at timestamptz;

-- Sign-ins that have not succeeded, counted before the password is looked at, so that guesses made at the same moment, on any
-- node, count as well. A row is worth five minutes.
create table sign_in_attempt (
    username text primary key check (username <> '' and length(username) <= 200),
    tries int not null,
    last_at timestamptz not null
);
create index on sign_in_attempt (last_at);
