package checkpoint.learning.linking;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.launch.token.ConsoleAuthor;
import checkpoint.launch.token.ConsoleAuthors;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.Role;
import org.springframework.stereotype.Component;

/** Finds who asks to write: the token of the request is a launch's, a picker's or an administrator's, and none is taken for another. */
@Component
public class Authors {

    private final PickerTokens pickers;
    private final LaunchTokens launches;
    private final ConsoleAuthors console;
    private final Linking linking;

    Authors(PickerTokens pickers, LaunchTokens launches, ConsoleAuthors console, Linking linking) {
        this.pickers = pickers;
        this.launches = launches;
        this.console = console;
        this.linking = linking;
    }

    /** The author whose token came with this request. */
    public Author current() {
        if (console.isOne()) {
            return of(console.current());
        }
        return pickers.isPicker() ? of(pickers.current()) : of(launches.current());
    }

    private Author of(ConsoleAuthor author) {
        return new Author(
                author.registration(),
                author.course(),
                Role.INSTRUCTOR,
                null,
                false,
                true,
                console.carry(author),
                "/admin/checkpoints",
                null,
                null);
    }

    private Author of(Picker picker) {
        return new Author(
                picker.registration(),
                picker.course(),
                picker.role(),
                null,
                true,
                false,
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
                false,
                launches.carry(launch),
                opened == null ? "/links/checkpoint" : "/checkpoints/" + opened,
                launch.locale(),
                launch.returnUrl());
    }
}
