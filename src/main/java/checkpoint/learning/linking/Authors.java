package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import org.springframework.stereotype.Component;

/** Finds who asks to write: the token of the request is a launch's or a picker's, and neither is taken for the other. */
@Component
public class Authors {

    private final PickerTokens pickers;
    private final LaunchTokens launches;
    private final Linking linking;

    Authors(PickerTokens pickers, LaunchTokens launches, Linking linking) {
        this.pickers = pickers;
        this.launches = launches;
        this.linking = linking;
    }

    /** The author whose token came with this request. */
    public Author current() {
        return pickers.isPicker() ? of(pickers.current()) : of(launches.current());
    }

    private Author of(Picker picker) {
        return new Author(
                picker.registration(),
                picker.course(),
                picker.role(),
                null,
                true,
                pickers.carry(picker),
                "/links/content",
                picker.locale(),
                picker.asked().returnUrl());
    }

    private Author of(Launch launch) {
        String opened = linking.opens(launch).map(Checkpoint::slug).orElse(null);
        return new Author(
                launch.registration(),
                launch.course(),
                launch.role(),
                opened,
                false,
                launches.carry(launch),
                opened == null ? "/links/checkpoint" : "/checkpoints/" + opened,
                launch.locale(),
                launch.returnUrl());
    }
}
