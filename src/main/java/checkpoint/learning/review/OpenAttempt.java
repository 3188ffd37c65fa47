package checkpoint.learning.review;

import checkpoint.launch.message.Message;
import checkpoint.launch.record.BeginLaunch;
import checkpoint.launch.record.Opens;
import checkpoint.launch.token.Launch;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** A resource link launch at an attempt's own address opens that attempt. */
@Component
class OpenAttempt implements Opens<Message.AttemptLink> {

    private final BeginLaunch begin;
    private final ReviewPages pages;

    OpenAttempt(BeginLaunch begin, ReviewPages pages) {
        this.begin = begin;
        this.pages = pages;
    }

    @Override
    public Class<Message.AttemptLink> kind() {
        return Message.AttemptLink.class;
    }

    @Override
    public ModelAndView open(Message message, Message.AttemptLink asked) {
        Launch launch = begin.begin(message, asked.link()).launch();
        return pages.attempt(launch, asked.attempt());
    }
}
