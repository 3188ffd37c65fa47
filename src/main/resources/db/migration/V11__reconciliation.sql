-- When the gradebook of a link was compared with what is desired there, and is to be again. One node at a time compares it.
create table gradebook_check (
    registration_id bigint not null,
    line_item_id bigint not null,
    due_at timestamptz not null,
    lease_until timestamptz,
    checked_at timestamptz,
    -- Why it could not be compared to the end; null where it was.
    problem text,
    -- Why who is enrolled is not known; null where it is.
    roster_problem text,
    primary key (registration_id, line_item_id),
    foreign key (registration_id, line_item_id) references line_item (registration_id, id)
);
create index gradebook_check_due on gradebook_check (due_at);

-- What differed when it was compared last, and what was done about it.
create table gradebook_difference (
    registration_id bigint not null,
    line_item_id bigint not null,
    learner_id bigint not null,
    finding text not null,
    shown_given numeric,
    shown_maximum numeric,
    primary key (registration_id, line_item_id, learner_id),
    foreign key (registration_id, line_item_id, learner_id) references desired_score (registration_id, line_item_id, learner_id)
);

-- The last success and the last error of a platform.
create index delivery_accepted on delivery (registration_id, sent_at) where outcome = 'accepted';
create index delivery_other on delivery (registration_id, sent_at) where outcome <> 'accepted';
