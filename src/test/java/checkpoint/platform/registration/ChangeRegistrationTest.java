package checkpoint.platform.registration;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.platform.admission.AddRegistration;
import checkpoint.platform.admission.Admission;
import checkpoint.platform.admission.Change;
import checkpoint.platform.admission.EditRegistration;
import checkpoint.platform.admission.EraseRegistration;
import checkpoint.platform.admission.RemoveRegistration;
import checkpoint.platform.registration.Registration.Source;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.testing.SettableClock;
import checkpoint.testing.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registrations that change, on a database of their own, seen from two nodes. */
class ChangeRegistrationTest {

    private static final String ADMIN = "grace";
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static ConfigurableApplicationContext node;

    private final SettableClock clock = node.getBean(SettableClock.class);
    private final Registrations registrations = node.getBean(Registrations.class);
    private final Admission admission = node.getBean(Admission.class);
    private final AddRegistration adding = node.getBean(AddRegistration.class);
    private final EditRegistration editing = node.getBean(EditRegistration.class);
    private final RemoveRegistration removing = node.getBean(RemoveRegistration.class);
    private final EraseRegistration erasure = node.getBean(EraseRegistration.class);
    private final JdbcClient database = node.getBean(JdbcClient.class);

    /** The package alone, without the web. */
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan({"checkpoint.tool", "checkpoint.platform.registration", "checkpoint.platform.admission"
    })
    @ComponentScan(
            basePackages = {"checkpoint.tool", "checkpoint.platform.registration", "checkpoint.platform.admission"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test.*"))
    static class App {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(NOON);
        }
    }

    @BeforeAll
    static void start() {
        node = new SpringApplicationBuilder(App.class)
                .properties(
                        "spring.main.web-application-type=none",
                        "spring.datasource.url=" + TestPostgres.url(TestPostgres.prepared()),
                        "spring.datasource.username=postgres",
                        "checkpoint.public-url=https://checkpoint.example",
                        "checkpoint.secret=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "checkpoint.platforms[0].issuer=https://file.example",
                        "checkpoint.platforms[0].client-id=from-file",
                        "checkpoint.platforms[0].authorization-endpoint=https://file.example/auth",
                        "checkpoint.platforms[0].token-endpoint=https://file.example/token",
                        "checkpoint.platforms[0].jwks-uri=https://file.example/certs")
                .run();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void forget() {
        database.sql("select count(erase_registration(id)::text) from registration where source <> 'FILE'")
                .query(Long.class)
                .single();
        database.sql("update registration set status = 'ACTIVE'").update();
        database.sql("truncate audit").update();
        registrations.changed();
    }

    private static Particulars moodle(String clientId) {
        return new Particulars(
                "Moodle",
                "https://moodle.example",
                clientId,
                URI.create("https://moodle.example/auth"),
                URI.create("https://moodle.example/token"),
                URI.create("https://moodle.example/certs"),
                null,
                List.of(),
                null,
                InstitutionRoles.LEARNERS);
    }

    private long pending(String clientId) {
        return adding.byItself(moodle(clientId), "moodle", "1").orElseThrow();
    }

    private long active(String clientId) {
        return adding.byHand(moodle(clientId), ADMIN).orElseThrow();
    }

    private long fromFile() {
        return registrations
                .find("https://file.example", "from-file")
                .orElseThrow()
                .id();
    }

    private Status status(long id) {
        return registrations.byId(id).orElseThrow().status();
    }

    private List<String> record() {
        return database.sql("select administrator || ' ' || action || ' ' || subject from audit order by id")
                .query(String.class)
                .list();
    }

    @Test
    void one_that_registered_itself_waits_until_it_is_approved() {
        long id = pending("one");
        assertThat(status(id)).isEqualTo(Status.PENDING);

        assertThat(admission.approve(id, ADMIN)).isEqualTo(Change.DONE);

        assertThat(status(id)).isEqualTo(Status.ACTIVE);
        assertThat(record()).last().isEqualTo("grace approve-platform https://moodle.example one");
    }

    @Test
    void the_deployment_that_it_named_is_recorded() {
        long id = pending("one");

        assertThat(erasure.holdings(id).deployments()).isEqualTo(1);
        assertThat(erasure.holdings(id).isEmpty()).isTrue();
    }

    @Test
    void one_that_is_active_is_not_approved_again() {
        long id = active("one");

        assertThat(admission.approve(id, ADMIN)).isEqualTo(Change.NOT_NOW);
        assertThat(record()).noneMatch(line -> line.contains("approve"));
    }

    @Test
    void a_refused_one_is_forgotten_and_may_come_again() {
        long id = pending("one");

        assertThat(admission.refuse(id, ADMIN)).isEqualTo(Change.DONE);
        assertThat(registrations.byId(id)).isEmpty();
        assertThat(admission.refuse(id, ADMIN)).isEqualTo(Change.UNKNOWN);
        assertThat(adding.byItself(moodle("one"), "moodle", null)).isPresent();
    }

    @Test
    void one_that_is_active_is_not_refused() {
        long id = active("one");

        assertThat(admission.refuse(id, ADMIN)).isEqualTo(Change.NOT_NOW);
        assertThat(status(id)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_suspended_one_is_resumed() {
        long id = active("one");

        assertThat(admission.suspend(id, ADMIN)).isEqualTo(Change.DONE);
        assertThat(status(id)).isEqualTo(Status.SUSPENDED);
        assertThat(admission.suspend(id, ADMIN)).isEqualTo(Change.NOT_NOW);
        assertThat(admission.resume(id, ADMIN)).isEqualTo(Change.DONE);
        assertThat(status(id)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void one_from_the_file_is_changed_by_nobody() {
        long id = fromFile();

        assertThat(admission.suspend(id, ADMIN)).isEqualTo(Change.LOCKED);
        assertThat(removing.remove(id, ADMIN)).isEqualTo(Change.LOCKED);
        assertThat(editing.edit(id, moodle("one"), ADMIN)).isEqualTo(Change.LOCKED);
        assertThat(status(id)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void one_that_left_the_file_may_be_removed() {
        long id = pending("left");
        database.sql("update registration set source = 'FILE', status = 'SUSPENDED' where id = ?")
                .param(id)
                .update();

        assertThat(removing.remove(id, ADMIN)).isEqualTo(Change.DONE);
    }

    @Test
    void issuer_and_client_id_are_taken_once_and_what_comes_later_changes_nothing() {
        long id = active("one");
        Particulars other = new Particulars(
                "Evil",
                "https://moodle.example",
                "one",
                URI.create("https://evil.example/auth"),
                URI.create("https://evil.example/token"),
                URI.create("https://evil.example/certs"),
                null,
                List.of(),
                null,
                InstitutionRoles.LEARNERS);

        assertThat(adding.byItself(other, "evil", "9")).isEqualTo(OptionalLong.empty());
        assertThat(adding.byHand(other, ADMIN)).isEqualTo(OptionalLong.empty());

        Registration kept = registrations.byId(id).orElseThrow();
        assertThat(kept.jwksUri()).isEqualTo(URI.create("https://moodle.example/certs"));
        assertThat(kept.name()).isEqualTo("Moodle");
        assertThat(erasure.holdings(id).deployments()).isZero();
    }

    @Test
    void one_issuer_has_several_client_ids() {
        long one = active("one");
        long two = active("two");

        assertThat(registrations.ofIssuer("https://moodle.example"))
                .extracting(Registration::id)
                .contains(one, two);
    }

    @Test
    void a_login_without_client_id_is_not_confused_by_one_that_waits() {
        long one = active("one");
        pending("two");

        assertThat(registrations.ofIssuer("https://moodle.example"))
                .extracting(Registration::id)
                .containsExactly(one);
    }

    @Test
    void what_is_edited_counts_and_who_it_is_stays() {
        long id = active("one");
        Particulars moved = new Particulars(
                "Moodle, moved",
                "https://moodle.example",
                "one",
                URI.create("https://new.example/auth"),
                URI.create("https://new.example/token"),
                URI.create("https://new.example/certs"),
                "https://audience.example",
                List.of("https://portal.example"),
                List.of("1", "2"),
                InstitutionRoles.LEARNERS);

        assertThat(editing.edit(id, moved, ADMIN)).isEqualTo(Change.DONE);
        assertThat(editing.edit(id, moodle("two"), ADMIN)).isEqualTo(Change.TAKEN);

        Registration now = registrations.byId(id).orElseThrow();
        assertThat(now.clientId()).isEqualTo("one");
        assertThat(now.source()).isEqualTo(Source.CONSOLE);
        assertThat(now.tokenAudience()).isEqualTo("https://audience.example");
        assertThat(now.frameOrigins()).containsExactly("https://portal.example");
        assertThat(now.admits("2")).isTrue();
        assertThat(now.admits("3")).isFalse();
    }

    @Test
    void one_that_is_active_is_not_removed() {
        long id = active("one");

        assertThat(removing.remove(id, ADMIN)).isEqualTo(Change.NOT_NOW);
        assertThat(registrations.byId(id)).isPresent();
    }

    @Test
    void removing_one_erases_every_row_of_it_and_none_of_another() {
        long gone = withWork(active("gone"));
        long kept = withWork(active("kept"));
        assertThat(erasure.holdings(gone)).isEqualTo(new EraseRegistration.Holdings(1, 1, 1, 1, 1));
        admission.suspend(gone, ADMIN);

        assertThat(removing.remove(gone, ADMIN)).isEqualTo(Change.DONE);

        for (String table : tenantTables()) {
            assertThat(rows(table, gone)).as(table).isZero();
        }
        assertThat(registrations.byId(gone)).isEmpty();
        assertThat(erasure.holdings(kept)).isEqualTo(new EraseRegistration.Holdings(1, 1, 1, 1, 1));
        assertThat(record()).last().isEqualTo("grace remove-platform https://moodle.example gone");
    }

    @Test
    void ten_other_nodes_know_a_change_within_five_seconds() {
        long id = active("one");
        List<RememberedRegistrations> others = Stream.generate(
                        () -> new RememberedRegistrations(node.getBean(RegistrationRows.class), clock))
                .limit(10)
                .toList();
        assertThat(others)
                .allSatisfy(other ->
                        assertThat(other.byId(id).orElseThrow().status()).isEqualTo(Status.ACTIVE));

        admission.suspend(id, ADMIN);
        clock.advance(Duration.ofSeconds(5));

        assertThat(others).allSatisfy(other -> {
            assertThat(other.byId(id).orElseThrow().status()).isEqualTo(Status.SUSPENDED);
            assertThat(other.find("https://moodle.example", "one").orElseThrow().status())
                    .isEqualTo(Status.SUSPENDED);
        });
    }

    private List<String> tenantTables() {
        return database.sql("""
                        select table_name from information_schema.columns
                        where column_name = 'registration_id' and table_schema = 'public'""").query(String.class).list();
    }

    private long rows(String table, long registration) {
        return database.sql("select count(*) from " + table + " where registration_id = ?")
                .param(registration)
                .query(Long.class)
                .single();
    }

    /** One learner of one course with an attempt whose grade is on its way. */
    private long withWork(long id) {
        database.sql("""
                        with seen as (insert into deployment (registration_id, deployment_id, first_seen_at)
                            values (:id, '1', now()) returning id),
                        met as (insert into course (registration_id, deployment_id, context_id, first_seen_at)
                            select :id, seen.id, 'biology101', now() from seen returning id, deployment_id),
                        linked as (insert into resource_link
                                (registration_id, deployment_id, resource_link_id, course_id, first_seen_at)
                            select :id, deployment_id, 'link', met.id, now() from met returning id),
                        item as (insert into line_item (registration_id, resource_link_id, first_seen_at)
                            select :id, linked.id, now() from linked returning id),
                        who as (insert into learner (registration_id, subject, first_seen_at)
                            values (:id, 'ada', now()) returning id),
                        content as (insert into content_version (digest, slug, first_seen_at)
                            values (repeat('a', 64), 'x', now()) on conflict do nothing),
                        work as (insert into attempt (registration_id, learner_id, course_id, checkpoint, number,
                                content_digest, layout, started_at)
                            select :id, who.id, met.id, 'x', 1, repeat('a', 64), '[]', now() from who, met returning id),
                        answers as (insert into attempt_response
                                (registration_id, attempt_id, revision, saved_at, responses)
                            select :id, work.id, 1, now(), '{}' from work),
                        wish as (insert into desired_score (registration_id, line_item_id, learner_id, attempt_id,
                                score_given, score_maximum, passed, submitted_at, state)
                            select :id, item.id, who.id, work.id, 1, 1, true, now(), 'PENDING' from item, who, work
                            returning line_item_id, learner_id),
                        sent as (insert into delivery (registration_id, line_item_id, learner_id, version,
                                score_given, score_maximum, sent_at)
                            select :id, line_item_id, learner_id, 1, 1, 1, now() from wish),
                        refused as (insert into refusal (reference, at, code, registration_id, path)
                            values ('r-' || :id, now(), 'LTI-136', :id, '/lti/launch'))
                        insert into launch (registration_id, nonce, resource_link_id, learner_id, role, launched_at)
                            select :id, 'n', linked.id, who.id, 'LEARNER', now() from linked, who""").param("id", id).update();
        return id;
    }
}
