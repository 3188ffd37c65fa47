package checkpoint.administration.privacy;

import checkpoint.administration.account.ConsolePage;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import checkpoint.tool.audit.AuditLog;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.setup.PublicUrl;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The console's pages of what is stored of people, and how long. */
@Controller
class PrivacyController {

    private static final String PAGE = "/admin/privacy";
    private static final Set<String> DONE = Set.of("erased", "saved");

    private final Registrations registrations;
    private final Clusters clusters;
    private final People people;
    private final Holdings holdings;
    private final Records records;
    private final Retentions retentions;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final PublicUrl publicUrl;

    PrivacyController(
            Registrations registrations,
            Clusters clusters,
            People people,
            Holdings holdings,
            Records records,
            Retentions retentions,
            AuditLog audit,
            TransactionOperations transaction,
            PublicUrl publicUrl) {
        this.registrations = registrations;
        this.clusters = clusters;
        this.people = people;
        this.holdings = holdings;
        this.records = records;
        this.retentions = retentions;
        this.audit = audit;
        this.transaction = transaction;
        this.publicUrl = publicUrl;
    }

    @GetMapping(PAGE)
    ModelAndView overview(@RequestParam(defaultValue = "") String done, HttpServletRequest request) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "tables",
                Stream.of(PersonalTable.values()).map(PersonalTable::table).toList());
        model.put(
                "platforms",
                registrations.all().stream()
                        .sorted(Comparator.comparing(Registration::name).thenComparingLong(Registration::id))
                        .toList());
        model.put("done", DONE.contains(done) ? done : "");
        return page("administration/privacy/overview", request, model);
    }

    /** By POST, as it may look like a name or an address: such things must not be in a URL. */
    @PostMapping(PAGE + "/learner")
    ModelAndView learner(@RequestParam long registration, @RequestParam String subject, HttpServletRequest request) {
        Registration platform = platform(registration);
        Optional<People.FoundLearner> found = people.learner(registration, subject.strip());
        Map<String, Object> model = new HashMap<>();
        model.put("platform", platform);
        model.put("subject", subject.strip());
        model.put("learner", found.orElse(null));
        model.put(
                "erasedAt",
                found.isPresent()
                        ? null
                        : records.erasedAt(registration, subject.strip()).orElse(null));
        model.put(
                "holding",
                found.map(learner -> holding(new DataScope.Learner(registration, learner.id())))
                        .orElse(null));
        return page("administration/privacy/learner", request, model);
    }

    @GetMapping(PAGE + "/platforms/{registration}")
    ModelAndView platform(
            @PathVariable long registration,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request) {
        return platformPage(platform(registration), words.strip(), DONE.contains(done) ? done : "", "", request);
    }

    @GetMapping(PAGE + "/platforms/{registration}/courses/{course}")
    ModelAndView course(@PathVariable long registration, @PathVariable long course, HttpServletRequest request) {
        Registration platform = platform(registration);
        Map<String, Object> model = new HashMap<>();
        model.put("platform", platform);
        model.put(
                "course",
                people.course(registration, course).orElseThrow(() -> Refusal.of(PrivacyReason.NOT_THERE, "course")));
        model.put("holding", holding(new DataScope.Course(registration, course)));
        return page("administration/privacy/course", request, model);
    }

    @PostMapping(PAGE + "/platforms/{registration}/retention")
    ModelAndView keep(
            @PathVariable long registration,
            @RequestParam(defaultValue = "") String months,
            @RequestParam(defaultValue = "") String days,
            Principal administrator,
            HttpServletRequest request) {
        Registration platform = platform(registration);
        Retention wanted = retention(months.strip(), days.strip());
        if (wanted == null) {
            return platformPage(platform, "", "", "privacy.keep.wrong", request);
        }
        transaction.executeWithoutResult(status -> {
            retentions.save(registration, wanted);
            audit.record(
                    administrator.getName(),
                    "set-retention",
                    records.subject(new DataScope.Platform(registration)),
                    "courses " + (wanted.courseMonths() == null ? "until erased" : wanted.courseMonths() + " months")
                            + ", names " + wanted.nameDays() + " days");
        });
        RedirectView back = new RedirectView(publicUrl.to(PAGE + "/platforms/" + registration + "?done=saved"));
        back.setStatusCode(HttpStatus.SEE_OTHER);
        return new ModelAndView(back);
    }

    private ModelAndView platformPage(
            Registration platform, String words, String done, String problem, HttpServletRequest request) {
        Retention retention = retentions.of(platform.id());
        List<People.FoundCourse> courses = people.courses(platform.id(), words);
        Map<String, Object> model = new HashMap<>();
        model.put("platform", platform);
        model.put("words", words);
        model.put("courses", courses);
        model.put("more", courses.size() == People.SHOWN);
        model.put(
                "months",
                retention.courseMonths() == null ? "" : retention.courseMonths().toString());
        model.put("days", String.valueOf(retention.nameDays()));
        model.put("holding", holding(new DataScope.Platform(platform.id())));
        model.put("done", done);
        model.put("problem", problem);
        return page("administration/privacy/platform", request, model);
    }

    private static @Nullable Retention retention(String months, String days) {
        try {
            return new Retention(months.isEmpty() ? null : Integer.valueOf(months), Integer.parseInt(days));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private HoldingView holding(DataScope whose) {
        return HoldingView.of(whose, Objects.requireNonNull(transaction.execute(status -> holdings.count(whose))));
    }

    private Registration platform(long registration) {
        Registration platform =
                registrations.byId(registration).orElseThrow(() -> Refusal.of(PrivacyReason.NOT_THERE, "platform"));
        clusters.enter(registration);
        return platform;
    }

    private static ModelAndView page(String view, HttpServletRequest request, Map<String, Object> model) {
        return ConsolePage.of(view, request, model);
    }
}
