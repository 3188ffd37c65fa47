package checkpoint.launch.record;

import checkpoint.launch.login.BrowserProof;
import checkpoint.launch.login.LoginAgain;
import checkpoint.launch.login.LoginReason;
import checkpoint.launch.login.Parameters;
import checkpoint.launch.login.StorageProof;
import checkpoint.launch.message.JudgeMessage;
import checkpoint.launch.message.JudgedMessage;
import checkpoint.launch.message.Message;
import checkpoint.launch.message.MessageReason;
import checkpoint.launch.token.LaunchReason;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.Origins;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * The one redirect URI: takes the platform's authentication response (security framework 5.1.1.3) and answers with the page.
 * If the browser's proof is in the platform's storage, the answer comes twice: from the platform, and once more from our own
 * page, which has fetched the proof.
 */
@Controller
class LaunchController {

    private static final int LONGEST = 65_536;
    /** An answer of that length, encrypted. */
    private static final int LONGEST_REFERENCE = 2 * LONGEST;

    private final JudgeMessage judge;
    private final BrowserProof proofs;
    private final HeldAnswers held;
    private final PlatformError errors;
    private final FrameCheck frames;
    private final LoginAgain again;
    private final PublicUrl publicUrl;
    private final Clusters clusters;
    private final Clock clock;
    private final Map<Class<?>, Opens<?>> kinds;

    LaunchController(
            JudgeMessage judge,
            BrowserProof proofs,
            HeldAnswers held,
            PlatformError errors,
            FrameCheck frames,
            LoginAgain again,
            PublicUrl publicUrl,
            Clusters clusters,
            Clock clock,
            List<Opens<?>> kinds) {
        this.judge = judge;
        this.proofs = proofs;
        this.held = held;
        this.errors = errors;
        this.frames = frames;
        this.again = again;
        this.publicUrl = publicUrl;
        this.clusters = clusters;
        this.clock = clock;
        this.kinds = kinds.stream().collect(Collectors.toMap(Opens::kind, Function.identity()));
    }

    @PostMapping(path = "/lti/launch", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView launch(HttpServletRequest request, HttpServletResponse response) {
        Optional<String> reference = Parameters.ofBody(request, LaunchReason.NOT_A_LAUNCH, LONGEST_REFERENCE)
                .find("reference");
        if (reference.isPresent()) {
            return reopened(request, reference.get(), response);
        }
        HeldAnswers.Answer answer = answer(Parameters.ofBody(request, LaunchReason.NOT_A_LAUNCH, LONGEST));
        return switch (judge.judge(answer.state(), answer.idToken(), proofs.of(request), Optional.empty())) {
            case JudgedMessage.Believed(Message message) ->
                frames.isDue(request, message)
                        ? lookAround(answer, null, message, response)
                        : named(message, () -> open(message));
            case JudgedMessage.Unproven unproven -> askStorage(answer, unproven, response);
        };
    }

    private HeldAnswers.Answer answer(Parameters parameters) {
        Optional<String> idToken = parameters.find("id_token");
        if (idToken.isEmpty()) {
            Optional<String> error = parameters.find("error");
            if (error.isPresent()) {
                throw errors.refusal(error.get(), parameters.find("state"));
            }
        }
        Optional<String> state = parameters.find("state");
        if (idToken.isPresent() && state.isEmpty()) {
            throw Refusal.of(LaunchReason.NOT_ASKED_FOR, "id_token without state");
        }
        return new HeldAnswers.Answer(
                state.orElseThrow(() -> Refusal.of(LaunchReason.NOT_A_LAUNCH, "state is missing")),
                idToken.orElseThrow(() -> Refusal.of(LaunchReason.NOT_A_LAUNCH, "id_token is missing")));
    }

    /** The page that looks at the pages around it. Nothing has been consumed or recorded yet, and it shows nothing of the person. */
    private ModelAndView lookAround(
            HeldAnswers.Answer answer, @Nullable String proof, Message message, HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "same-origin");
        Map<String, Object> model = new HashMap<>();
        model.put("action", publicUrl.at("/lti/launch"));
        model.put("reference", held.hold(answer));
        model.put("proof", proof);
        model.put("allowed", frames.allowed(message));
        return new ModelAndView("launch/record/framed", model);
    }

    /** The page that fetches the proof. Nothing has been consumed or recorded yet, and it shows nothing of the person. */
    private ModelAndView askStorage(
            HeldAnswers.Answer answer, JudgedMessage.Unproven unproven, HttpServletResponse response) {
        // Its form tells us by its Origin header that it is ours; no-referrer would blank that.
        response.setHeader("Referrer-Policy", "same-origin");
        Map<String, Object> model = new HashMap<>();
        model.put("action", publicUrl.at("/lti/launch"));
        model.put("reference", held.hold(answer));
        model.put("frame", unproven.storage().frame());
        model.put(
                "origin",
                Origins.of(unproven.registration().authorizationEndpoint()).orElse(""));
        model.put("key", StorageProof.key(answer.state()));
        model.put("window", again.of(unproven.state(), unproven.registration()).orElse(null));
        model.put("postsElsewhere", true);
        return new ModelAndView("launch/record/storage", model);
    }

    /**
     * The same answer with its proof, or with what was found around it. An attacker who began a login knows its proof, and could have another browser
     * post both; so it counts only from a page of ours, which asked the storage around that very browser.
     */
    private ModelAndView reopened(HttpServletRequest request, String reference, HttpServletResponse response) {
        HeldAnswers.Held kept = held.open(reference);
        HeldAnswers.Answer answer = kept.answer();
        new RepeatedMessage(answer.state(), answer.idToken()).keepIn(request);
        if (!publicUrl.origin().equals(request.getHeader(HttpHeaders.ORIGIN))) {
            throw Refusal.of(LoginReason.OTHER_BROWSER, "the proof was not posted by a page of ours");
        }
        kept.requireInTime(clock.instant());
        Parameters parameters = Parameters.ofBody(request, LaunchReason.NOT_A_LAUNCH, LONGEST);
        Optional<String> found = parameters.find(FrameCheck.FOUND);
        Optional<String> proof = parameters.find("proof");
        if (found.isEmpty() && proof.isEmpty()) {
            throw Refusal.of(LaunchReason.NOT_A_LAUNCH, "proof is missing");
        }
        return switch (judge.judge(answer.state(), answer.idToken(), proofs.of(request), proof)) {
            case JudgedMessage.Believed(Message message)
            when found.isEmpty() && frames.isDue(request, message) ->
                lookAround(answer, proof.orElse(null), message, response);
            case JudgedMessage.Believed(Message message) ->
                named(message, () -> {
                    frames.judge(
                            found.orElse(null), parameters.find(FrameCheck.BY).orElse(null), message);
                    return open(message);
                });
            case JudgedMessage.Unproven unproven ->
                throw Refusal.of(LoginReason.OTHER_BROWSER, "no proof came with the answer")
                        .at(unproven.registration().id());
        };
    }

    /** Opens a believed message in the cluster that holds its platform's rows; a refusal says whose launch it was. */
    private ModelAndView named(Message message, Supplier<ModelAndView> opening) {
        clusters.enter(message.registration());
        try {
            return opening.get();
        } catch (Refusal refusal) {
            throw refusal.at(message.registration()).by(message.caller());
        }
    }

    private ModelAndView open(Message message) {
        Class<?> kind = message.kind().getClass();
        Opens<?> opens = kinds.get(kind);
        if (opens == null) {
            throw Refusal.of(MessageReason.MESSAGE_TYPE, kind.getSimpleName()).at(message.registration());
        }
        return opens.open(message);
    }
}
