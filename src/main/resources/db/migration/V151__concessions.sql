-- What an instructor has conceded to one learner at a checkpoint, or decided about an attempt of theirs, with the reason.
create table concession (
    registration_id bigint not null,
    id bigint generated always as identity unique,
    learner_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    -- PASS_KEPT: a regrade lowered a pass, and the gate that it had opened stays open.
    kind text not null check (kind in ('ANOTHER_ATTEMPT', 'DISCARD', 'EXCUSE', 'OPEN_GATE', 'PASS_KEPT')),
    -- The one that was discarded; never set otherwise.
    attempt_number int,
    -- Of an excuse: the share of the points that the gradebook is to show; null: none.
    share numeric check (share between 0 and 1),
    -- The link whose column gets that score, whether or not the learner has opened it.
    resource_link_id bigint,
    reason text check (length(reason) between 1 and 1000),
    done_by text not null check (done_by in ('INSTRUCTOR', 'REGRADE')),
    done_at timestamptz not null,
    primary key (registration_id, id),
    foreign key (registration_id, learner_id) references learner (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id),
    check ((kind = 'DISCARD') = (attempt_number is not null)),
    check (share is null or kind = 'EXCUSE'),
    check ((done_by = 'INSTRUCTOR') = (reason is not null))
);
create index on concession (registration_id, learner_id, course_id, checkpoint);
-- Pressing twice discards once, and a pass is kept once.
create unique index concession_once on concession (registration_id, learner_id, course_id, checkpoint, kind, coalesce(attempt_number, 0))
    where kind in ('DISCARD', 'PASS_KEPT', 'OPEN_GATE');

-- An excuse may send a score without an attempt.
alter table desired_score alter column attempt_id drop not null;
alter table waiting_score alter column attempt_id drop not null;
