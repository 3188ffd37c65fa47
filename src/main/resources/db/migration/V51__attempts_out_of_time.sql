-- Open attempts with a time limit, by when it ends: those whose time is up are handed in, whether or not somebody looks.
create index attempt_open_until on attempt (deadline) where submitted_at is null and deadline is not null;
