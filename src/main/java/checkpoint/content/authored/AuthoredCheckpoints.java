package checkpoint.content.authored;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.data.jdbc.repository.query.Modifying;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** The table {@code authored_checkpoint}. */
interface AuthoredCheckpoints extends Repository<AuthoredCheckpoint, Long> {

    AuthoredCheckpoint save(AuthoredCheckpoint checkpoint);

    Optional<AuthoredCheckpoint> findBySlug(String slug);

    /** A course's own, newest first. */
    @Query("""
            select * from authored_checkpoint
            where registration_id = :registration and course_id = :course and state not in ('IMPORTED', 'DELETED')
            order by changed_at desc, id desc""")
    List<AuthoredCheckpoint> ofCourse(long registration, long course);

    @Query("""
            select * from authored_checkpoint
            where registration_id = :registration and course_id = :course and batch = :batch and created_at > :since
            order by id""")
    List<AuthoredCheckpoint> ofBatch(long registration, long course, String batch, Instant since);

    /** The checkpoints that other courses may pick. */
    @Query("""
            select * from authored_checkpoint
            where state = 'OFFERED' and (sharing = 'ALL' or sharing = 'PLATFORM' and registration_id = :registration)
            order by title, id limit 200""")
    List<AuthoredCheckpoint> sharedWith(long registration);

    @Query("""
            select count(*) from authored_checkpoint
            where registration_id = :registration and course_id = :course and state <> 'DELETED'
              and (state <> 'IMPORTED' or created_at > :since)""")
    int countOfCourse(long registration, long course, Instant since);

    @Query("""
            select count(*) from authored_checkpoint
            where registration_id = :registration and state <> 'DELETED'
              and (state <> 'IMPORTED' or created_at > :since)""")
    int countOfPlatform(long registration, Instant since);

    /** Imports that nobody kept or threw away; their files go with them. */
    @Modifying
    @Query("delete from authored_checkpoint where state = 'IMPORTED' and created_at <= :until")
    int deleteImported(Instant until);

    @Modifying
    @Query("update authored_checkpoint set title = :title where id = :id")
    void retitle(long id, String title);

    void delete(AuthoredCheckpoint checkpoint);
}
