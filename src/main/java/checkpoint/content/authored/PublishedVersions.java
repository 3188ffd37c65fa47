package checkpoint.content.authored;

import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The table {@code authored_version}. */
interface PublishedVersions extends Repository<PublishedVersion, Long> {

    PublishedVersion save(PublishedVersion version);

    List<PublishedVersion> findByRegistrationIdAndCheckpointIdOrderByNumberDesc(long registrationId, long checkpointId);

    Optional<PublishedVersion> findByRegistrationIdAndCheckpointIdAndNumber(
            long registrationId, long checkpointId, int number);
}
