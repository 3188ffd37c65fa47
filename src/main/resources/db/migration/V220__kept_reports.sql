-- What an import reported, until the author of the draft that came of it dismisses it or publishes.
create table authored_report (
    registration_id bigint not null,
    checkpoint_id bigint not null,
    -- Its sentences by key, as JSON: read in the language of whoever opens the draft.
    report text not null check (length(report) <= 4000000),
    primary key (registration_id, checkpoint_id),
    foreign key (registration_id, checkpoint_id) references authored_checkpoint (registration_id, id) on delete cascade
);
