-- Who did what at the console, and when: what was changed, never what was merely looked at.
create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    administrator text not null check (administrator <> ''),
    action text not null check (action <> ''),
    subject text,
    detail text
);
create index on audit (at);
