-- What was answered, added up (docs/statistics.md): the analysis of a checkpoint reads these rows and no answers. `tally` is written and read by
-- teaching.tally alone; its first byte is its version. First attempts are kept apart from later ones.
create table question_tally (
    registration_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    -- The version whose key marked it.
    content_digest text not null references content_version (digest),
    first_attempts boolean not null,
    question_id text not null,
    tally bytea not null,
    primary key (registration_id, course_id, checkpoint, content_digest, first_attempts, question_id),
    foreign key (registration_id, course_id) references course (registration_id, id) on delete cascade
);
create table attempt_tally (
    registration_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    content_digest text not null references content_version (digest),
    first_attempts boolean not null,
    tally bytea not null,
    primary key (registration_id, course_id, checkpoint, content_digest, first_attempts),
    foreign key (registration_id, course_id) references course (registration_id, id) on delete cascade
);

-- Texts and numbers that earned nothing, and how often each was typed.
create table unaccepted_text (
    registration_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    content_digest text not null references content_version (digest),
    first_attempts boolean not null,
    question_id text not null,
    typed text not null check (length(typed) <= 200),
    times bigint not null check (times > 0),
    primary key (registration_id, course_id, checkpoint, content_digest, first_attempts, question_id, typed),
    foreign key (registration_id, course_id) references course (registration_id, id) on delete cascade
);
create index unaccepted_text_often on unaccepted_text
    (registration_id, course_id, checkpoint, content_digest, first_attempts, question_id, times desc);

-- What has still to be counted: an attempt that was handed in; or, without one, all of a course at a checkpoint anew, since an attempt was marked
-- again, discarded or erased. Only added to, so that nobody waits for anybody; who counts deletes it in the same transaction.
create table tally_due (
    registration_id bigint not null,
    id bigint generated always as identity,
    course_id bigint not null,
    checkpoint text not null,
    attempt_id bigint,
    primary key (registration_id, id)
);
create index on tally_due (registration_id, course_id, checkpoint);

create function tally_attempt() returns trigger language plpgsql as $$
begin
    if old.submitted_at is null then
        insert into tally_due (registration_id, course_id, checkpoint, attempt_id)
            values (new.registration_id, new.course_id, new.checkpoint, new.id);
    else
        insert into tally_due (registration_id, course_id, checkpoint)
            values (new.registration_id, new.course_id, new.checkpoint);
    end if;
    return null;
end $$;
create trigger attempt_handed_in after update on attempt for each row
    when (new.submitted_at is not null and old.* is distinct from new.*)
    execute function tally_attempt();

create function tally_anew() returns trigger language plpgsql as $$
begin
    insert into tally_due (registration_id, course_id, checkpoint)
        select distinct registration_id, course_id, checkpoint from gone where submitted_at is not null;
    return null;
end $$;
create trigger attempt_erased after delete on attempt referencing old table as gone for each statement
    execute function tally_anew();

-- What was handed in before this.
insert into tally_due (registration_id, course_id, checkpoint)
    select distinct registration_id, course_id, checkpoint from attempt where submitted_at is not null;
