package checkpoint.content.authored;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/**
 * The tables {@code authored_file}, {@code authored_change} and {@code authored_report}: a draft's files, what they were before, and
 * what their import reported.
 */
interface DraftFiles extends Repository<DraftFile, String> {

    @Query("""
            select path, bytes, revision from authored_file
            where registration_id = :registration and checkpoint_id = :checkpoint order by path""")
    List<DraftFile> of(long registration, long checkpoint);

    @Query("""
            select path, bytes, revision from authored_file
            where registration_id = :registration and checkpoint_id = :checkpoint and path = :path""")
    Optional<DraftFile> find(long registration, long checkpoint, String path);

    @Query("""
            select coalesce(sum(length(f.bytes)), 0) from authored_file f
            join authored_checkpoint c on c.registration_id = f.registration_id and c.id = f.checkpoint_id
            where c.registration_id = :registration and c.course_id = :course
              and (c.state <> 'IMPORTED' or c.created_at > :since)""")
    long bytesOfCourse(long registration, long course, Instant since);

    @Modifying
    @Query("""
            insert into authored_file (registration_id, checkpoint_id, path, bytes, revision)
            values (:registration, :checkpoint, :path, :bytes, :revision)
            on conflict (registration_id, checkpoint_id, path) do update set bytes = excluded.bytes, revision = excluded.revision""")
    void put(long registration, long checkpoint, String path, byte[] bytes, long revision);

    @Modifying
    @Query("""
            delete from authored_file
            where registration_id = :registration and checkpoint_id = :checkpoint and path = :path""")
    void remove(long registration, long checkpoint, String path);

    @Modifying
    @Query("delete from authored_file where registration_id = :registration and checkpoint_id = :checkpoint")
    void removeAll(long registration, long checkpoint);

    @Modifying
    @Query("""
            insert into authored_change (registration_id, checkpoint_id, revision, path, before, typed_on, changed_at)
            values (:registration, :checkpoint, :revision, :path, :before, :typedOn, :at)""")
    void remember(
            long registration,
            long checkpoint,
            long revision,
            String path,
            byte @Nullable [] before,
            @Nullable String typedOn,
            Instant at);

    /** Whether the last change was typed on this page into this file, and begun since. */
    @Query("""
            select exists (select 1 from authored_change
                where registration_id = :registration and checkpoint_id = :checkpoint
                  and path = :path and typed_on = :typedOn and changed_at > :since and revision =
                    (select max(revision) from authored_change
                     where registration_id = :registration and checkpoint_id = :checkpoint))""")
    boolean wasTyped(long registration, long checkpoint, String path, String typedOn, Instant since);

    @Query("""
            select exists (select 1 from authored_change
                where registration_id = :registration and checkpoint_id = :checkpoint)""")
    boolean hasChange(long registration, long checkpoint);

    /** The last change, of one file or several; what they were before. */
    @Query("""
            select path, before as bytes, revision from authored_change
            where registration_id = :registration and checkpoint_id = :checkpoint and revision =
                (select max(revision) from authored_change where registration_id = :registration and checkpoint_id = :checkpoint)
            order by path""")
    List<Before> lastChange(long registration, long checkpoint);

    @Modifying
    @Query("""
            delete from authored_change
            where registration_id = :registration and checkpoint_id = :checkpoint and revision = :undone""")
    void forget(long registration, long checkpoint, long undone);

    /** Keeps the newest changes alone. */
    @Modifying
    @Query("""
            delete from authored_change
            where registration_id = :registration and checkpoint_id = :checkpoint and revision not in
                (select distinct revision from authored_change
                 where registration_id = :registration and checkpoint_id = :checkpoint
                 order by revision desc limit :most)""")
    void forgetAllBut(long registration, long checkpoint, int most);

    @Modifying
    @Query("""
            insert into authored_report (registration_id, checkpoint_id, report)
            values (:registration, :checkpoint, :report)""")
    void putReport(long registration, long checkpoint, String report);

    @Query("""
            select report from authored_report
            where registration_id = :registration and checkpoint_id = :checkpoint""")
    Optional<String> report(long registration, long checkpoint);

    @Modifying
    @Query("delete from authored_report where registration_id = :registration and checkpoint_id = :checkpoint")
    void removeReport(long registration, long checkpoint);

    /** A file before a change; {@code null} bytes if it did not exist. */
    record Before(String path, byte @Nullable [] bytes, long revision) {}
}
