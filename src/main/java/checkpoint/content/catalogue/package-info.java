/** The checkpoints that this tool offers, kept by version (digest) in the database. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.cluster",
            "tool.language",
            "tool.setup",
            "content.checkpoint",
            "content.file",
            "content.reading"
        })
package checkpoint.content.catalogue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
