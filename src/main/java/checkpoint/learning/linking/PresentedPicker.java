package checkpoint.learning.linking;

import checkpoint.tool.page.Presentation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The values that every page of a picker carries. Public for their templates. */
record PresentedPicker(
        String id,
        String token,
        String frameAncestors,
        @Nullable String locale,
        @Nullable String productFamily) implements Presentation {

    /** None: these pages have their own way back, which tells the platform that nothing was picked. */
    @Override
    public @Nullable URI returnUrl() {
        return null;
    }
}
