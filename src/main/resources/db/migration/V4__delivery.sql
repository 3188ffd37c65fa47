-- Canvas counts a score as an attempt unless told otherwise; once its attempts are used up it goes again without.
alter table desired_score add column new_submission boolean not null default true;

-- How long the platform took is read off these two; what it said stands beside.
comment on table delivery is 'One row per request that was sent; purged after ninety days.';
