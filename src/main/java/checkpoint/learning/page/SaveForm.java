package checkpoint.learning.page;

import checkpoint.launch.token.LaunchTokens;
import checkpoint.launch.token.PresentedLaunch;
import checkpoint.launch.token.SavingLaunch;
import checkpoint.learning.answer.AnswerForm;
import checkpoint.learning.answer.SaveResponses;
import checkpoint.learning.attempt.AttemptReason;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;

/** Saves what a form holds, also after its token has run out: the one thing that such a token still does. */
@Component
class SaveForm {

    private final SaveResponses save;
    private final LaunchTokens tokens;

    SaveForm(SaveResponses save, LaunchTokens tokens) {
        this.save = save;
        this.tokens = tokens;
    }

    SaveResponses.Outcome save(SavingLaunch saving, String slug, int number, MultiValueMap<String, String> form) {
        return save.save(OwnAttempts.place(saving.launch(), slug), number, new AnswerForm(form), saving.ranOutAt())
                .orElseThrow(() -> CheckpointPages.refusal(AttemptReason.NO_SUCH_ATTEMPT, saving.launch()));
    }

    /** Tells a learner whose token has expired whether the answers were saved, and how to continue. */
    ModelAndView kept(SavingLaunch saving, SaveResponses.Outcome outcome) {
        boolean saved = outcome instanceof SaveResponses.Outcome.Saved;
        return new ModelAndView(
                "learning/page/kept", Map.of(PresentedLaunch.MODEL, tokens.carry(saving), "saved", saved));
    }
}
