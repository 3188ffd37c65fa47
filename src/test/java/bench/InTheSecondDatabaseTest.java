package bench;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.testing.Desk;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A platform whose rows are in another database than its registration: what the console and the nights do with them. */
@Tag("nightly")
@ResourceLock(TwoClusters.SHARED)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class InTheSecondDatabaseTest {

    private static final int THERE = 1;
    private static final Desk DESK = new Desk();

    private static TwoClusters two;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void deliver() throws Exception {
        two = TwoClusters.shared();
        DESK.signIn(two.tool, "admin", "only-for-these-tests");
        for (String person : new String[] {"stays", "goes"}) {
            Learner one = two.learner(THERE, person);
            one.launch();
            one.start();
            one.answer();
            one.submit();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> two.sends(THERE, "stays") + two.sends(THERE, "goes") == 2);
    }

    @Test
    void its_courses_are_listed_and_its_learners_found() {
        assertThat(console("/privacy/platforms/" + registration()).body()).contains("School 1", "/courses/");
        assertThat(lookUp("stays").body())
                .contains("data-table=\"attempt_response\"", "value=\"" + learner("stays") + "\"");
        assertThat(lookUp("nobody").body()).doesNotContain("data-table=");
    }

    @Test
    void a_learner_is_exported_and_erased_there_and_the_record_of_it_is_at_home() {
        long learner = learner("goes");
        String page = "/admin/privacy/platforms/" + registration();

        HttpResponse<String> export = DESK.submit(
                two.tool,
                page,
                "/admin/privacy/export",
                "kind=learner",
                "registration=" + registration(),
                "id=" + learner);
        assertThat(export.statusCode()).isEqualTo(200);
        assertThat(export.body()).contains("\"name\":\"School 1\"", "\"subject\":\"goes\"", "\"content_digest\"");

        assertThat(DESK.submit(
                                two.tool,
                                page,
                                "/admin/privacy/erase",
                                "kind=learner",
                                "registration=" + registration(),
                                "id=" + learner,
                                "sure=yes")
                        .statusCode())
                .isEqualTo(303);
        for (String table : new String[] {"attempt", "desired_score", "launch"}) {
            assertThat(two.in(two.other)
                            .sql("select count(*) from " + table + " where registration_id = ? and learner_id = ?")
                            .params(registration(), learner)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(learner("stays")).isPositive();
        assertThat(lookUp("goes").body()).contains("erased on");
        assertThat(two.in(two.home)
                        .sql(
                                "select count(*) from audit where action in ('export-learner', 'erase-learner') and subject like ?")
                        .param(two.platforms.get(THERE).issuer() + " %")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void nobody_is_erased_there_where_the_record_of_it_cannot_be_written() throws Exception {
        two.learner(THERE, "kept").launch();
        long learner = learner("kept");
        two.in(two.home)
                .sql("alter table audit add constraint full_disk check (action <> 'erase-learner') not valid")
                .update();
        try {
            HttpResponse<String> answer = DESK.submit(
                    two.tool,
                    "/admin/privacy/platforms/" + registration(),
                    "/admin/privacy/erase",
                    "kind=learner",
                    "registration=" + registration(),
                    "id=" + learner,
                    "sure=yes");

            assertThat(answer.statusCode()).isEqualTo(500);
            assertThat(learner("kept")).isEqualTo(learner);
        } finally {
            two.in(two.home).sql("alter table audit drop constraint full_disk").update();
        }
    }

    @Test
    void its_gradebook_is_compared_at_night() {
        two.byTheClock("NightWatch.plan");
        two.clock.set(two.clock.instant().plus(Duration.ofHours(30)));

        two.byTheClock("NightWatch.watch");

        assertThat(two.in(two.other)
                        .sql(
                                "select count(*) from gradebook_check where registration_id = ? and checked_at is not null")
                        .param(registration())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void names_are_forgotten_there_when_their_time_has_come() throws Exception {
        two.learner(THERE, "forgotten").launch();
        assertThat(names("forgotten")).isOne();
        assertThat(DESK.submit(
                                two.tool,
                                "/admin/privacy/platforms/" + registration(),
                                "/admin/privacy/platforms/" + registration() + "/retention",
                                "months=",
                                "days=1")
                        .statusCode())
                .isEqualTo(303);
        two.clock.set(two.clock.instant().plus(Duration.ofDays(3)));

        two.byTheClock("ForgetInTime.night");

        assertThat(names("forgotten")).isZero();
        assertThat(two.count(two.home, "retention", THERE)).isZero();
    }

    @Test
    void the_copy_of_its_registration_follows_what_changes_at_home() {
        rename("School one");
        try {
            two.byTheClock("RegistrationCopies.follow");

            assertThat(copiedName()).isEqualTo("School one");
        } finally {
            rename("School 1");
        }
        two.byTheClock("RegistrationCopies.follow");
        assertThat(copiedName()).isEqualTo("School 1");
    }

    @Test
    void a_platform_is_not_removed_while_it_is_being_moved_and_then_with_all_that_is_anywhere() {
        long gone = two.in(two.home)
                .sql("""
                insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at,
                    institution_roles)
                select 'Gone', 'https://gone.example', 'gone', authorization_endpoint, token_endpoint, jwks_uri, 'SUSPENDED', 'CONSOLE', now(),
                    institution_roles
                from registration where id = ? returning id""")
                .param(registration())
                .query(Long.class)
                .single();
        leaveBehind(two.home, gone);
        assertThat(two.move(gone + "", "--to", TwoClusters.OTHER).err()).isEmpty();
        assertThat(rows(two.other, gone)).isOne();

        two.in(two.home)
                .sql("update registration set moving_to = 'home' where id = ?")
                .param(gone)
                .update();
        HttpResponse<String> refused = remove(gone);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.body())
                .contains("data-code=\"ADM-105\"", "This platform is being moved to another database right now.");
        assertThat(rows(two.other, gone)).isOne();

        two.in(two.home)
                .sql("update registration set moving_to = null where id = ?")
                .param(gone)
                .update();
        assertThat(Desk.location(remove(gone))).endsWith("/admin?said=removed");
        assertThat(rows(two.other, gone)).isZero();
        for (String database : new String[] {two.home, two.other}) {
            assertThat(two.in(database)
                            .sql("select count(*) from registration where id = ?")
                            .param(gone)
                            .query(Long.class)
                            .single())
                    .as(database)
                    .isZero();
        }
    }

    @Test
    void a_removal_takes_what_an_interrupted_move_has_left_in_another_database() {
        long gone = two.in(two.home)
                .sql("""
                insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, status, source, created_at,
                    institution_roles)
                select 'Left', 'https://left.example', 'left', authorization_endpoint, token_endpoint, jwks_uri, 'SUSPENDED', 'CONSOLE', now(),
                    institution_roles
                from registration where id = ? returning id""")
                .param(registration())
                .query(Long.class)
                .single();
        String row = two.in(two.home)
                .sql("select jsonb_build_array(to_jsonb(r))::text from registration r where id = ?")
                .param(gone)
                .query(String.class)
                .single();
        two.in(two.other).sql("select keep_registrations(?::jsonb)").param(row).query(kept -> {});
        leaveBehind(two.other, gone);

        assertThat(Desk.location(remove(gone))).endsWith("/admin?said=removed");

        assertThat(rows(two.other, gone)).isZero();
    }

    private static HttpResponse<String> remove(long platform) {
        String page = "/admin/platforms/" + platform + "/removal";
        String client = two.in(two.home)
                .sql("select client_id from registration where id = ?")
                .param(platform)
                .query(String.class)
                .single();
        return DESK.submit(two.tool, page, page, "client-id=" + client);
    }

    private static void leaveBehind(String database, long platform) {
        two.in(database)
                .sql("insert into deployment (registration_id, deployment_id, first_seen_at) values (?, 'left', now())")
                .param(platform)
                .update();
    }

    private static long rows(String database, long platform) {
        return two.in(database)
                .sql("select count(*) from deployment where registration_id = ?")
                .param(platform)
                .query(Long.class)
                .single();
    }

    private static void rename(String name) {
        two.in(two.home)
                .sql("update registration set name = ? where id = ?")
                .params(name, registration())
                .update();
    }

    private static String copiedName() {
        return two.in(two.other)
                .sql("select name from registration where id = ?")
                .param(registration())
                .query(String.class)
                .single();
    }

    private static long names(String subject) {
        return two.in(two.other)
                .sql("select count(name) from learner where registration_id = ? and subject = ?")
                .params(registration(), subject)
                .query(Long.class)
                .single();
    }

    private static long learner(String subject) {
        return two.in(two.other)
                .sql("select id from learner where registration_id = ? and subject = ?")
                .params(registration(), subject)
                .query(Long.class)
                .single();
    }

    private static long registration() {
        return two.registration(THERE);
    }

    private static HttpResponse<String> lookUp(String subject) {
        return DESK.submit(
                two.tool,
                "/admin/privacy",
                "/admin/privacy/learner",
                "registration=" + registration(),
                "subject=" + subject);
    }

    private static HttpResponse<String> console(String page) {
        return DESK.get(two.tool, "/admin" + page);
    }
}
