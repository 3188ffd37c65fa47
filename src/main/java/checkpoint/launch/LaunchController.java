package checkpoint.launch;

import checkpoint.login.BrowserProof;
import checkpoint.login.Parameters;
import checkpoint.message.JudgeMessage;
import checkpoint.message.Message;
import checkpoint.message.MessageReason;
import checkpoint.tool.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one redirect URI: takes the platform's authentication response (security framework 5.1.1.3) and answers with the page. */
@Controller
class LaunchController {

    private static final int LONGEST = 65_536;

    private final JudgeMessage judge;
    private final BrowserProof proofs;
    private final Map<Class<?>, Opens<?>> kinds;

    LaunchController(JudgeMessage judge, BrowserProof proofs, List<Opens<?>> kinds) {
        this.judge = judge;
        this.proofs = proofs;
        this.kinds = kinds.stream().collect(Collectors.toMap(Opens::kind, Function.identity()));
    }

    @PostMapping(path = "/lti/launch", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView launch(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, LaunchReason.NOT_A_LAUNCH, LONGEST);
        Optional<String> idToken = parameters.find("id_token");
        if (idToken.isEmpty()) {
            parameters.find("error").ifPresent(LaunchController::platformSent);
        }
        return open(judge.judge(
                parameters.require("state"),
                idToken.orElseThrow(() -> Refusal.of(LaunchReason.NOT_A_LAUNCH, "id_token is missing")),
                proofs.of(request)));
    }

    private ModelAndView open(Message message) {
        Class<?> kind = message.kind().getClass();
        Opens<?> opens = kinds.get(kind);
        if (opens == null) {
            throw Refusal.of(MessageReason.MESSAGE_TYPE, kind.getSimpleName()).at(message.registration());
        }
        return opens.open(message);
    }

    /** OpenID Connect Core 3.1.2.6: an error instead of a token; only its code is kept, which is no personal data. */
    private static void platformSent(String error) {
        String code = error.matches("[a-z_]{1,60}") ? error : "an unreadable error";
        throw Refusal.of(
                switch (code) {
                    case "login_required", "interaction_required", "account_selection_required" ->
                        LaunchReason.PLATFORM_WANTS_SIGN_IN;
                    default -> LaunchReason.PLATFORM_SENT_ERROR;
                },
                code);
    }
}
