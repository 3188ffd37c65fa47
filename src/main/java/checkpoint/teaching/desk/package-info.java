/**
 * The instructor's desk: its frame and tabs, who may sit there, and where other rooms add pages and sections. A room adds a tab by a bean
 * of {@link checkpoint.teaching.desk.DeskTab}, a section of the class by {@link checkpoint.teaching.desk.ClassPart} and one of a learner's
 * page by {@link checkpoint.teaching.desk.LearnerPart}.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "tool.page",
            "tool.refusal",
            "content.checkpoint",
            "launch.token",
            "learning.linking",
            "learning.page",
            "learning.rules",
            "learning.view"
        })
package checkpoint.teaching.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
