-- The life of a signing key: published from the moment it is made; signs from `signs_from`, the newest such; signs no more since
-- `retired_at`; then stays published for a while, and its row, with the private part, is deleted.
alter table signing_key add column signs_from timestamptz;
update signing_key set signs_from = created_at;
alter table signing_key alter column signs_from set not null;
alter table signing_key add column retired_at timestamptz;
-- When a platform last granted a token for something that it signed; written at most once a minute.
alter table signing_key add column last_granted_at timestamptz;

-- Since when each value of checkpoint.secret has been the first one, by a digest of it: what older values signed lives for hours.
create table secret_value (
    name text primary key,
    signs_since timestamptz not null,
    last_started_at timestamptz not null
);
