package checkpoint.launch.record;

import checkpoint.launch.message.Message;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A resource link opens its page. */
@Component
class OpenResourceLink implements Opens<Message.ResourceLink> {

    private final BeginLaunch begin;
    private final LaunchedPage page;

    OpenResourceLink(BeginLaunch begin, LaunchedPage page) {
        this.begin = begin;
        this.page = page;
    }

    @Override
    public Class<Message.ResourceLink> kind() {
        return Message.ResourceLink.class;
    }

    @Override
    public ModelAndView open(Message message, Message.ResourceLink asked) {
        BeginLaunch.Begun begun = begin.begin(message, asked);
        return page.open(begun.launch(), begun.arrival());
    }
}
