-- A test launch that an administrator has armed: for half an hour, one per platform. What the platform said stands here with all
-- that may be personal masked.
create table test_launch (
    registration_id bigint primary key references registration (id) on delete cascade,
    code text not null,
    expires_at timestamptz not null,
    launched_at timestamptz,
    claims text,
    made text,
    refused_at timestamptz,
    refused_code text,
    refused_reference text
);
