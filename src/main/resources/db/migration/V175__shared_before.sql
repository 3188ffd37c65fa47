-- With whom a checkpoint was shared before an administrator shared it with all, and is again when that stops.
alter table authored_checkpoint
    add column shared_before text not null default 'COURSE' check (shared_before in ('COURSE', 'PLATFORM'));
update authored_checkpoint set shared_before = sharing where sharing <> 'ALL';
