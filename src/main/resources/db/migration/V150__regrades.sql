-- A regrade: the attempts of a course at a checkpoint marked again by a corrected version, or with questions declared void. The newest one
-- that was not undone counts, also for attempts that were begun before it and are handed in after it.
create table regrade (
    registration_id bigint not null,
    id bigint generated always as identity unique,
    course_id bigint not null,
    checkpoint text not null,
    -- The version whose keys mark.
    content_digest text not null references content_version (digest),
    -- By question: FULL_CREDIT or LEFT_OUT.
    voided jsonb not null default '{}',
    -- RISES: nobody loses anything. FALLS: scores fall too, but no pass. PASSES: an instructor has pressed a second time.
    mode text not null check (mode in ('RISES', 'FALLS', 'PASSES')),
    -- ASKED and UNDO_ASKED: whose attempts it is about has still to be listed.
    state text not null check (state in ('ASKED', 'RUNNING', 'DONE', 'UNDO_ASKED', 'UNDOING', 'UNDONE')),
    -- Whether passes that it brought are taken back too.
    undoes_passes boolean not null default false,
    asked_by text not null check (asked_by in ('INSTRUCTOR')),
    asked_at timestamptz not null,
    ended_at timestamptz,
    primary key (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id)
);
create index on regrade (registration_id, course_id, checkpoint, id);
-- One at a time: pressing twice asks once.
create unique index regrade_running on regrade (registration_id, course_id, checkpoint)
    where state in ('ASKED', 'RUNNING', 'UNDO_ASKED', 'UNDOING');

-- Whose attempts have still to be looked at, and whose were: a row each, so that another node goes on where one was killed.
create table regrade_learner (
    registration_id bigint not null,
    regrade_id bigint not null,
    learner_id bigint not null,
    done_at timestamptz,
    -- One that could not be marked is left alone until then.
    not_before timestamptz,
    primary key (registration_id, regrade_id, learner_id),
    foreign key (registration_id, regrade_id) references regrade (registration_id, id) on delete cascade,
    foreign key (registration_id, learner_id) references learner (registration_id, id) on delete cascade
);
create index on regrade_learner (registration_id, learner_id);
create index on regrade_learner (registration_id, regrade_id, learner_id) where done_at is null;

-- What an attempt had before a regrade and has since.
create table regraded_attempt (
    registration_id bigint not null,
    regrade_id bigint not null,
    attempt_id bigint not null,
    before_given numeric(14, 6) not null,
    before_maximum numeric(14, 6) not null,
    before_passed boolean not null,
    -- The regrade by which it was marked before; null: by the version that it was begun on.
    before_regrade_id bigint,
    after_given numeric(14, 6) not null,
    after_maximum numeric(14, 6) not null,
    after_passed boolean not null,
    regraded_at timestamptz not null,
    undone_at timestamptz,
    primary key (registration_id, regrade_id, attempt_id),
    foreign key (registration_id, regrade_id) references regrade (registration_id, id) on delete cascade,
    foreign key (registration_id, attempt_id) references attempt (registration_id, id) on delete cascade
);
create index on regraded_attempt (registration_id, attempt_id);

-- By which regrade an attempt is marked; null: by the version that it was begun on.
alter table attempt add column regrade_id bigint;
-- Since when it does not count.
alter table attempt add column discarded_at timestamptz;
