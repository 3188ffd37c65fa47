package checkpoint.launch.record;

import checkpoint.launch.message.Message;
import checkpoint.tool.page.Presentation;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers one kind of message, in the same response. A resource link is opened here; what is picked and what is reviewed lies
 * downstream. Each implementation consumes the message's nonce, by the one statement that it records the launch with.
 *
 * @param <K> the kind of message
 */
public interface Opens<K extends Message.Kind> {

    Class<K> kind();

    /** The page of this message; its model carries a {@link Presentation} under {@link Presentation#MODEL}. */
    ModelAndView open(Message message, K asked);

    /** The same, for a message that is known to be of this kind. */
    default ModelAndView open(Message message) {
        return open(message, kind().cast(message.kind()));
    }
}
