package checkpoint.launch;

import checkpoint.login.BrowserProof;
import checkpoint.login.Parameters;
import checkpoint.message.JudgeMessage;
import checkpoint.message.Message;
import checkpoint.tool.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The one redirect URI: takes the platform's authentication response (security framework 5.1.1.3) and answers with the page. */
@Controller
class LaunchController {

    private static final Logger LOG = LoggerFactory.getLogger(LaunchController.class);
    private static final int LONGEST = 65_536;

    private final JudgeMessage judge;
    private final RecordLaunch record;
    private final BrowserProof proofs;
    private final LaunchedPage page;
    private final SecureRandom random;
    private final Clock clock;

    LaunchController(
            JudgeMessage judge,
            RecordLaunch record,
            BrowserProof proofs,
            LaunchedPage page,
            SecureRandom random,
            Clock clock) {
        this.judge = judge;
        this.record = record;
        this.proofs = proofs;
        this.page = page;
        this.random = random;
        this.clock = clock;
    }

    @PostMapping(path = "/lti/launch", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView launch(HttpServletRequest request) {
        Parameters parameters = new Parameters(request, LaunchReason.NOT_A_LAUNCH, LONGEST);
        Optional<String> idToken = parameters.find("id_token");
        if (idToken.isEmpty()) {
            parameters.find("error").ifPresent(LaunchController::platformSent);
        }
        Message message = judge.judge(
                parameters.require("state"),
                idToken.orElseThrow(() -> Refusal.of(LaunchReason.NOT_A_LAUNCH, "id_token is missing")),
                proofs.of(request));
        Role role = Roles.of(message.roles());
        RecordLaunch.Recorded recorded = record.record(message, role);
        Launch launch = launch(message, role, recorded);
        LOG.info(
                "Launch {} of registration {}: {} in course {}, link {}, learner {}",
                launch.id(),
                launch.registration(),
                role,
                launch.course(),
                launch.resourceLink(),
                launch.learner());
        return page.open(
                launch, new LaunchedPage.Arrival(message.name(), recorded.firstOfLink(), recorded.firstEver()));
    }

    private Launch launch(Message message, Role role, RecordLaunch.Recorded recorded) {
        byte[] id = new byte[12];
        random.nextBytes(id);
        return new Launch(
                Base64.getUrlEncoder().withoutPadding().encodeToString(id),
                message.registration(),
                recorded.learner(),
                recorded.course(),
                recorded.resourceLink(),
                role,
                Roles.isTestUser(message.roles()),
                message.requestedCheckpoint(),
                recorded.boundCheckpoint(),
                message.locale(),
                message.returnUrl(),
                message.productFamily(),
                recorded.hasLineItem(),
                clock.instant());
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
