package checkpoint.teaching.gate;

import checkpoint.content.checkpoint.Checkpoint;
import checkpoint.grading.roster.Member;
import checkpoint.grading.roster.Roster;
import checkpoint.grading.roster.StoredRoster;
import checkpoint.launch.signs.LatestSigns;
import checkpoint.launch.token.Launch;
import checkpoint.launch.token.Role;
import checkpoint.learning.linking.Linking;
import checkpoint.learning.rules.InCourse;
import checkpoint.learning.rules.Rules;
import checkpoint.learning.rules.StoredSettings;
import checkpoint.platform.outbound.WebAddress;
import checkpoint.platform.registration.KnownProduct;
import checkpoint.platform.registration.Registration;
import checkpoint.platform.registration.Registrations;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Runs all checks of a gate side by side, and waits for them no longer than a person would. */
@Component
class CheckGate {

    /** The code of a check that was given up. */
    static final String SLOW = "slow";

    private static final Logger LOG = LoggerFactory.getLogger(CheckGate.class);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Registrations registrations;
    private final LatestSigns signs;
    private final Linking linking;
    private final StoredSettings settings;
    private final GateFacts facts;
    private final AskGradeServices services;
    private final AskColumn columns;
    private final Roster roster;
    private final StoredRoster stored;
    private final Clock clock;

    CheckGate(
            Registrations registrations,
            LatestSigns signs,
            Linking linking,
            StoredSettings settings,
            GateFacts facts,
            AskGradeServices services,
            AskColumn columns,
            Roster roster,
            StoredRoster stored,
            Clock clock) {
        this.registrations = registrations;
        this.signs = signs;
        this.linking = linking;
        this.settings = settings;
        this.facts = facts;
        this.services = services;
        this.columns = columns;
        this.roster = roster;
        this.stored = stored;
        this.clock = clock;
    }

    GateView run(Launch launch, Checkpoint checkpoint) {
        return run(launch, checkpoint, LONGEST);
    }

    /** Runs all checks and returns what was found within this time, in the order of the page. */
    GateView run(Launch launch, Checkpoint checkpoint, Duration longest) {
        Registration platform = registrations.byId(launch.registration()).orElseThrow();
        KnownProduct product = signs.productOf(platform).orElse(null);
        Rules rules = settings.ofClass(
                new InCourse(launch.registration(), launch.course(), checkpoint.slug()),
                checkpoint.quiz(),
                launch.available());
        BigDecimal mark = rules.passMark();
        GateFacts.Column column = facts.column(launch).orElse(null);
        GateFacts.Passes passes = facts.passes(launch, mark);
        boolean paused = facts.paused(launch);

        Map<GateCheck, Callable<List<GateLine>>> asked = new EnumMap<>(GateCheck.class);
        asked.put(GateCheck.SERVICES, () -> List.of(services.ask(platform, column, paused)));
        asked.put(GateCheck.COLUMN, () -> columns.ask(platform, product, column, mark));
        asked.put(GateCheck.ROSTER, () -> List.of(roster(platform, launch)));
        List<GateLine> lines = new ArrayList<>(answers(asked, longest));
        lines.add(open(launch, rules, passes));
        if (passes.there() + passes.below() + passes.refused() > 0) {
            lines.add(shown(passes));
        }
        lines.add(frame(platform));
        lines.sort(Comparator.comparing(GateLine::check));
        return new GateView(List.copyOf(lines), product);
    }

    private static List<GateLine> answers(Map<GateCheck, Callable<List<GateLine>>> asked, Duration longest) {
        List<GateCheck> checks = List.copyOf(asked.keySet());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            List<Future<List<GateLine>>> done =
                    threads.invokeAll(asked.values(), longest.toMillis(), TimeUnit.MILLISECONDS);
            List<GateLine> lines = new ArrayList<>();
            for (int i = 0; i < checks.size(); i++) {
                lines.addAll(answer(checks.get(i), done.get(i)));
            }
            return lines;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<GateLine> answer(GateCheck check, Future<List<GateLine>> done) throws InterruptedException {
        if (done.isCancelled()) {
            return List.of(GateLine.of(check, GateState.LOOK, SLOW));
        }
        try {
            return done.get();
        } catch (ExecutionException e) {
            LOG.error("A check of a gate failed on our side", e);
            return List.of(GateLine.of(check, GateState.LOOK, SLOW));
        }
    }

    /** Reads the roster and keeps it, as a press on the class page does. */
    private GateLine roster(Registration platform, Launch launch) {
        return facts.memberships(launch)
                .flatMap(WebAddress::read)
                .map(address -> {
                    Roster.Reading reading = roster.read(platform, address);
                    stored.keep(platform.id(), launch.course(), reading, clock.instant());
                    return roster(reading);
                })
                .orElseGet(() -> GateLine.of(GateCheck.ROSTER, GateState.LOOK, "unknown"));
    }

    private static GateLine roster(Roster.Reading reading) {
        int students = (int) reading.members().stream()
                .filter(Member::active)
                .filter(member -> member.role() == Role.LEARNER)
                .count();
        return switch (reading) {
            case Roster.Reading.Complete ignored -> GateLine.good(GateCheck.ROSTER, students);
            case Roster.Reading.Incomplete(var members, String why) ->
                GateLine.of(GateCheck.ROSTER, GateState.LOOK, members.isEmpty() ? "refused" : "part", students)
                        .inTheirWords(why);
        };
    }

    private GateLine open(Launch launch, Rules rules, GateFacts.Passes passes) {
        Instant now = clock.instant();
        Instant opens = rules.opens();
        Instant closes = rules.closes();
        if (linking.opens(launch).isEmpty()) {
            return open(GateState.WRONG, "withdrawn", null);
        }
        if (passes.unpublished() > 0) {
            return open(GateState.WRONG, "unpublished", null);
        }
        if (closes != null && !now.isBefore(closes)) {
            return open(GateState.WRONG, "closed", closes);
        }
        if (opens != null && now.isBefore(opens)) {
            return open(GateState.LOOK, "later", opens);
        }
        return closes == null ? open(GateState.GOOD, "good", null) : open(GateState.GOOD, "until", closes);
    }

    private static GateLine open(GateState state, String code, @Nullable Instant at) {
        GateLine line = GateLine.of(GateCheck.OPEN, state, code);
        return at == null ? line : line.at(at);
    }

    private static GateLine shown(GateFacts.Passes passes) {
        if (passes.below() > 0) {
            return GateLine.of(GateCheck.SHOWN, GateState.WRONG, "below", passes.below());
        }
        return passes.refused() > 0
                ? GateLine.of(GateCheck.SHOWN, GateState.WRONG, "refused", passes.refused())
                : GateLine.good(GateCheck.SHOWN, passes.there());
    }

    private GateLine frame(Registration platform) {
        List<String> strange = signs.strangeFrames(platform.id()).stream()
                .filter(origin -> !platform.frameOrigins().contains(origin))
                .toList();
        return strange.isEmpty()
                ? GateLine.good(GateCheck.FRAME)
                : GateLine.of(GateCheck.FRAME, GateState.LOOK, "strange", String.join(" ", strange));
    }
}
