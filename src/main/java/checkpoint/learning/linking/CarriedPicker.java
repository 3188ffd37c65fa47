package checkpoint.learning.linking;

import checkpoint.tool.page.Carried;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The values that every page of a picker carries. Public for their templates. */
public record CarriedPicker(
        String id,
        String token,
        String frameAncestors,
        @Nullable String locale,
        @Nullable String productFamily) implements Carried {

    /** None: these pages have their own way back, which tells the platform that nothing was picked. */
    @Override
    public @Nullable URI returnUrl() {
        return null;
    }
}
