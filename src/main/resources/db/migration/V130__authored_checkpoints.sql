-- Checkpoints that are written or imported in a course, and what becomes of them (docs/adr/0012).
create table authored_checkpoint (
    registration_id bigint not null,
    id bigint generated always as identity unique,
    -- Whose it is; nobody's any more where its course was erased and others use it.
    course_id bigint,
    -- What links name it by, for ever.
    slug text not null unique check (slug ~ '^[a-z0-9-]{1,64}$'),
    title text not null check (length(title) <= 200),
    sharing text not null check (sharing in ('COURSE', 'PLATFORM', 'ALL')),
    state text not null check (state in ('IMPORTED', 'DRAFT', 'OFFERED', 'WITHDRAWN', 'DELETED')),
    -- In the address of its draft's images, which carry no token.
    image_key text not null unique,
    -- Of an import that nobody has kept yet.
    batch text,
    -- The version that new attempts are started on.
    digest text references content_version (digest),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    -- Counts up with every change, so that two who edit are told apart.
    revision bigint not null,
    primary key (registration_id, id),
    foreign key (registration_id, course_id) references course (registration_id, id) on delete set null (course_id),
    check ((batch is not null) = (state = 'IMPORTED')),
    check (state <> 'OFFERED' or digest is not null)
);
create index on authored_checkpoint (registration_id, course_id);
create index on authored_checkpoint (sharing) where sharing = 'ALL';

-- The files of a draft: what the forms and the text show is the same.
create table authored_file (
    registration_id bigint not null,
    checkpoint_id bigint not null,
    path text not null check (length(path) <= 200),
    bytes bytea not null,
    -- The checkpoint's revision that wrote it.
    revision bigint not null,
    primary key (registration_id, checkpoint_id, path),
    foreign key (registration_id, checkpoint_id) references authored_checkpoint (registration_id, id) on delete cascade
);

-- What a file was before a change, to undo it.
create table authored_change (
    registration_id bigint not null,
    id bigint generated always as identity unique,
    checkpoint_id bigint not null,
    revision bigint not null,
    path text not null,
    -- Null where the file was not there.
    before bytea,
    changed_at timestamptz not null,
    primary key (registration_id, id),
    foreign key (registration_id, checkpoint_id) references authored_checkpoint (registration_id, id) on delete cascade
);
create index on authored_change (registration_id, checkpoint_id, revision);

-- Which version was published when, by whom as a role.
create table authored_version (
    registration_id bigint not null,
    id bigint generated always as identity unique,
    checkpoint_id bigint not null,
    number int not null check (number > 0),
    digest text not null references content_version (digest),
    published_by text not null check (published_by in ('INSTRUCTOR', 'ADMINISTRATOR')),
    published_at timestamptz not null,
    primary key (registration_id, id),
    unique (registration_id, checkpoint_id, number),
    foreign key (registration_id, checkpoint_id) references authored_checkpoint (registration_id, id) on delete cascade
);
