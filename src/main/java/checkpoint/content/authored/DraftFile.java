package checkpoint.content.authored;

import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file of a draft.
 *
 * @param revision the checkpoint's revision that wrote it
 */
@Table("authored_file")
record DraftFile(@Id String path, byte[] bytes, long revision) {}
