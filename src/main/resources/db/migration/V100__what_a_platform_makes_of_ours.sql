alter table desired_score
    -- How the platform shows the value in `confirmed`, as a fraction, where that is not the value itself: rounded, late, scaled.
    add column shown_as numeric,
    -- The platform has taken a score, and has shown nothing of it yet: what it shows next is its way of showing ours.
    add column unseen boolean not null default false,
    -- Since when results could not be read; null where the last reading worked.
    add column unread_since timestamptz,
    -- The hand-in moment of the work whose score was read back: newer work is sent also where the grade was cleared since.
    add column confirmed_work timestamptz,
    -- The learner's language, for a comment of ours where a platform takes no score without one.
    add column language text;
update desired_score set confirmed_work = submitted_at where confirmed is not null;

-- What a deployment's platform was found to insist on, by the names of the tool's own quirks.
alter table deployment add column quirks text[] not null default '{}';

-- What was never tried is claimed first.
drop index desired_score_due;
create index desired_score_due on desired_score (registration_id, (tries > 0), due_at) where due_at is not null;
