-- Every tenant table carries its registration and is keyed by it, so that it could be spread over a cluster; a foreign key
-- that names the registration cannot point into another tenant.

create table registration (
    id bigint generated always as identity primary key,
    name text not null check (name <> ''),
    issuer text not null check (issuer <> ''),
    client_id text not null check (client_id <> ''),
    authorization_endpoint text not null,
    token_endpoint text not null,
    jwks_uri text not null,
    token_audience text,
    frame_origins text[] not null default '{}',
    allowed_deployments text[],
    status text not null check (status in ('ACTIVE', 'PENDING', 'SUSPENDED')),
    source text not null check (source in ('FILE', 'CONSOLE', 'DYNAMIC')),
    created_at timestamptz not null,
    -- LTI 1.3, 4.1.3: an issuer may hold many client ids.
    unique (issuer, client_id)
);

-- The tool's own key pairs; the private part is encrypted with checkpoint.secret.
create table signing_key (
    kid text primary key,
    public_jwk text not null,
    private_key bytea not null,
    created_at timestamptz not null
);

create table deployment (
    registration_id bigint not null references registration (id),
    id bigint generated always as identity,
    deployment_id text not null check (deployment_id <> '' and length(deployment_id) <= 255),
    product_family text,
    first_seen_at timestamptz not null,
    primary key (registration_id, id),
    unique (registration_id, deployment_id)
);

-- The context of a deployment; the resource link where there is no context.
create table course (
    registration_id bigint not null,
    id bigint generated always as identity,
    deployment_id bigint not null,
    context_id text,
    lone_resource_link_id text,
    title text,
    label text,
    first_seen_at timestamptz not null,
    primary key (registration_id, id),
    foreign key (registration_id, deployment_id) references deployment (registration_id, id),
    unique (registration_id, deployment_id, context_id),
    unique (registration_id, deployment_id, lone_resource_link_id),
    check (num_nonnulls(context_id, lone_resource_link_id) = 1)
);

create table resource_link (
    registration_id bigint not null,
    id bigint generated always as identity,
    deployment_id bigint not null,
    resource_link_id text not null check (resource_link_id <> '' and length(resource_link_id) <= 255),
    course_id bigint not null,
    title text,
    -- What the newest message asked for; what an instructor bound.
    requested_checkpoint text,
    bound_checkpoint text,
    first_seen_at timestamptz not null,
    primary key (registration_id, id),
    foreign key (registration_id, deployment_id) references deployment (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id),
    unique (registration_id, deployment_id, resource_link_id)
);
create index on resource_link (registration_id, course_id);

-- A person who has launched as a learner: (registration, subject), never an e-mail address.
create table learner (
    -- No foreign key here, in learner_link and in launch: each first launch would lock a row that a whole class shares. The one
    -- function that writes these has just read the rows that they name, and nothing deletes them.
    registration_id bigint not null,
    id bigint generated always as identity,
    subject text not null check (subject <> '' and length(subject) <= 255),
    name text,
    first_seen_at timestamptz not null,
    primary key (registration_id, id),
    unique (registration_id, subject)
);

-- Which learner has launched which link: their standing score goes to the line items of these links.
create table learner_link (
    registration_id bigint not null,
    learner_id bigint not null,
    resource_link_id bigint not null,
    first_launched_at timestamptz not null,
    primary key (registration_id, learner_id, resource_link_id)
);

-- The line item of a link: one, whose URL may be known, to be looked up, or to be made. Its URL may change with a newer launch.
create table line_item (
    registration_id bigint not null,
    id bigint generated always as identity,
    resource_link_id bigint not null,
    url text,
    container_url text,
    scopes text[] not null default '{}',
    score_maximum numeric check (score_maximum > 0),
    -- Looking it up, or making it, is a job of its own: claimed by one node at a time.
    lookup_due_at timestamptz,
    lookup_lease_until timestamptz,
    lookup_tries int not null default 0,
    last_answer text,
    -- Since when the platform says that the one it had is gone: then it is never made again.
    gone_at timestamptz,
    first_seen_at timestamptz not null,
    primary key (registration_id, id),
    unique (registration_id, resource_link_id),
    foreign key (registration_id, resource_link_id) references resource_link (registration_id, id)
);
create index line_item_without_url on line_item (registration_id) where url is null;

-- A launch that was accepted. Its key is the nonce: this insert is what consumes it, once, across nodes. Kept for two days, so
-- that no index on the time is worth what it costs each launch.
create table launch (
    registration_id bigint not null,
    nonce text not null,
    resource_link_id bigint not null,
    learner_id bigint,
    role text not null check (role in ('INSTRUCTOR', 'LEARNER', 'OBSERVER', 'VIEWER')),
    launched_at timestamptz not null,
    primary key (registration_id, nonce),
    check ((learner_id is not null) = (role = 'LEARNER'))
);

-- Versions of authored content, kept by digest as long as an attempt refers to them. Not a tenant's.
create table content_version (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
    slug text not null,
    first_seen_at timestamptz not null
);
create table content_file (
    digest text not null references content_version (digest),
    path text not null,
    bytes bytea not null,
    primary key (digest, path)
);

create table attempt (
    registration_id bigint not null,
    id bigint generated always as identity,
    learner_id bigint not null,
    course_id bigint not null,
    checkpoint text not null,
    number int not null check (number > 0),
    content_digest text not null references content_version (digest),
    -- Which questions were put, in which order, with their choices in which order: fixed when it is started.
    layout jsonb not null,
    started_at timestamptz not null,
    deadline timestamptz,
    submitted_at timestamptz,
    score_given numeric(14, 6),
    score_maximum numeric(14, 6),
    passed boolean,
    primary key (registration_id, id),
    foreign key (registration_id, learner_id) references learner (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id),
    unique (registration_id, learner_id, course_id, checkpoint, number),
    check (num_nonnulls(submitted_at, score_given, score_maximum, passed) in (0, 4)),
    check (score_given >= 0 and score_given <= score_maximum and score_maximum > 0)
);
-- At most one open attempt at a time.
create unique index one_open_attempt on attempt (registration_id, learner_id, course_id, checkpoint) where submitted_at is null;
create index on attempt (registration_id, course_id, checkpoint);

create table attempt_response (
    registration_id bigint not null,
    attempt_id bigint not null,
    question_id text not null,
    response jsonb not null,
    saved_at timestamptz not null,
    primary key (registration_id, attempt_id, question_id),
    foreign key (registration_id, attempt_id) references attempt (registration_id, id) on delete cascade
);

-- The score that the platform ought to show: one row per line item and learner. `version` grows with each new decision; what a
-- worker sent is recorded only if the version is still the one it sent.
create table desired_score (
    registration_id bigint not null,
    line_item_id bigint not null,
    learner_id bigint not null,
    attempt_id bigint not null,
    version bigint not null default 1,
    score_given numeric(14, 6) not null,
    score_maximum numeric(14, 6) not null check (score_maximum > 0),
    passed boolean not null,
    submitted_at timestamptz not null,
    state text not null check (state in ('PENDING', 'SENT', 'CONFIRMED', 'HELD', 'FAILED')),
    -- When it is to be sent; null: not to be sent (sent already, held, failed).
    due_at timestamptz,
    -- A worker has it until then; a worker that died lets go by time.
    lease_until timestamptz,
    lease_owner uuid,
    tries int not null default 0,
    first_tried_at timestamptz,
    -- Stamped with the whole second: one row is sent at most once in each.
    last_sent_at timestamptz,
    sent_at timestamptz,
    -- The highest fraction, and whether a pass, may have reached the platform: such a score is not lowered any more.
    pass_may_be_delivered boolean not null default false,
    last_status int,
    last_answer text,
    primary key (registration_id, line_item_id, learner_id),
    foreign key (registration_id, line_item_id) references line_item (registration_id, id),
    foreign key (registration_id, learner_id) references learner (registration_id, id),
    foreign key (registration_id, attempt_id) references attempt (registration_id, id),
    check (score_given >= 0 and score_given <= score_maximum),
    check ((lease_until is null) = (lease_owner is null))
);
create index desired_score_due on desired_score (registration_id, due_at) where due_at is not null;

-- What was sent and what came back: a record of each send, without secrets, kept for a limited time.
create table delivery (
    registration_id bigint not null,
    id bigint generated always as identity,
    line_item_id bigint not null,
    learner_id bigint not null,
    version bigint not null,
    score_given numeric(14, 6) not null,
    score_maximum numeric(14, 6) not null,
    sent_at timestamptz not null,
    answered_at timestamptz,
    status int,
    outcome text,
    answer text,
    primary key (registration_id, id),
    foreign key (registration_id, line_item_id, learner_id) references desired_score (registration_id, line_item_id, learner_id)
);
create index on delivery (registration_id, line_item_id, learner_id);
create index on delivery using brin (sent_at);

-- Requests that were refused: capped, kept for a limited time, no personal data.
create table refusal (
    reference text primary key,
    at timestamptz not null,
    code text not null,
    registration_id bigint,
    path text not null,
    detail text,
    browser text
);
create index on refusal (at);

create table administrator (
    id bigint generated always as identity primary key,
    username text not null unique check (username <> ''),
    password text not null,
    password_must_change boolean not null,
    created_at timestamptz not null
);
