-- What counts where a platform names no role of the course; preview users of platforms, who stand apart from a class; and launches of
-- people whose role nobody named.
alter table registration
    add column institution_roles text not null default 'LEARNERS'
        check (institution_roles in ('LEARNERS', 'LEARNERS_AND_STAFF', 'NOBODY'));
alter table learner add column test_user boolean not null default false;
-- The table's own check had this name when the domain was made, so that the domain's got a number.
alter domain launch_role drop constraint launch_role_check1;
alter domain launch_role add constraint launch_role_is_known
    check (value in ('INSTRUCTOR', 'LEARNER', 'OBSERVER', 'VIEWER', 'UNNAMED'));
