package checkpoint.launch.message;

import static checkpoint.launch.message.TestPlatform.LTI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import checkpoint.launch.login.LoginState;
import checkpoint.testing.Fixture;
import checkpoint.tool.refusal.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of message must bring, and what is read of it. */
class KindsTest {

    private final Bench bench = new Bench();

    private Message judge(Map<String, Object> claims, Consumer<Map<String, Object>> change) {
        change.accept(claims);
        LoginState state = bench.stateFor((String) claims.getOrDefault(LTI + "target_link_uri", TestPlatform.TARGET));
        return bench.judge(bench.seal.seal(state), bench.platform.sign(claims));
    }

    private static void refused(MessageReason reason, Runnable judging) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(judging::run)
                .satisfies(refusal -> assertThat(refusal.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LtiResourceLinkRequest2",
                "ltiresourcelinkrequest",
                "LtiStartProctoring",
                "LtiDeepLinkingResponse",
                "basic-lti-launch-request"
            })
    void any_other_message_is_refused_by_its_name(String type) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> bench.judge(claims -> claims.put(LTI + "message_type", type)))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(MessageReason.MESSAGE_TYPE);
                    assertThat(refusal.detail()).isEqualTo(type);
                });
    }

    @Nested
    class WhatTheLinkSaysOfItself {

        private Message.ResourceLink link(Map<String, String> custom) {
            return (Message.ResourceLink) judge(
                            TestPlatform.student("n-1", bench.clock.instant()),
                            claims -> claims.put(LTI + "custom", custom))
                    .kind();
        }

        @ParameterizedTest
        @CsvSource(
                nullValues = "-",
                value = {
                    "2026-12-01T08:00:00Z,      -,                         -,                    2026-12-01T08:00:00Z",
                    "2026-12-01T08:00:00+02:00, -,                         -,                    2026-12-01T06:00:00Z",
                    "2026-12-01T08:00:00.000Z,  -,                         -,                    2026-12-01T08:00:00Z",
                    "2026-12-01T08:00:00+0200,  -,                         -,                    2026-12-01T06:00:00Z",
                    "2026-12-01T08:00:00Z,      2026-12-03T08:00:00Z,      -,                    2026-12-03T08:00:00Z",
                    "2026-12-01T08:00:00Z,      '',                        -,                    2026-12-01T08:00:00Z",
                    "2026-12-01T08:00:00Z,      $ResourceLink.x,           2027-01-01T00:00:00Z, 2026-12-01T08:00:00Z",
                    "$ResourceLink.available.endDateTime, -,               2027-01-01T00:00:00Z, 2027-01-01T00:00:00Z",
                    "'',                        -,                         2027-01-01T00:00:00Z, -",
                    "$ResourceLink.available.endDateTime, -,               -,                    -",
                    "tomorrow,                  -,                         -,                    -",
                    "2026-12-01T08:00:00,       -,                         -,                    -",
                    "+999999999-12-01T08:00Z,   -,                         -,                    -",
                })
        void the_platforms_own_date_counts_before_the_one_that_was_picked(
                String all, String one, String picked, String expected) {
            Map<String, String> custom = new java.util.HashMap<>();
            custom.put("available_until", all);
            custom.put("available_until_user", one);
            custom.put("picked_until", picked);
            custom.values().removeIf(java.util.Objects::isNull);

            Availability available = link(custom).available();

            assertThat(available.until()).isEqualTo(expected == null ? null : java.time.Instant.parse(expected));
            assertThat(available.from()).isNull();
        }

        @Test
        void its_history_is_read_the_newest_first() {
            assertThat(link(Map.of("context_history", "c%2C1, c-2,,c-2", "link_history", "$ResourceLink.id.history"))
                            .ancestry())
                    .isEqualTo(new Ancestry(List.of("c,1", "c-2"), List.of()));
        }

        @Test
        void what_says_nothing_is_not_a_history() {
            assertThat(link(Map.of("context_history", "", "link_history", "%zz\u0000"))
                            .ancestry())
                    .isEqualTo(new Ancestry(List.of(), List.of()));
        }
    }

    @Nested
    class OfAnAttempt {

        private Message.Kind kind(String target) {
            return judge(
                            TestPlatform.student("n-1", bench.clock.instant()),
                            claims -> claims.put(LTI + "target_link_uri", target))
                    .kind();
        }

        @ParameterizedTest
        @CsvSource({"?attempt=17", "?attempt=17&x=1", "?x=1&attempt=17"})
        void its_address_asks_for_it(String query) {
            assertThat(kind(TestPlatform.TARGET + query))
                    .isEqualTo(new Message.AttemptLink(
                            new Message.ResourceLink("link-1", "Chapter 12", "chapter-12"), 17));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "?attempt=",
                    "?attempt=0",
                    "?attempt=-1",
                    "?attempt=x",
                    "?xattempt=1",
                    "?attempt=99999999999999999999"
                })
        void anything_else_is_a_plain_link(String query) {
            assertThat(kind(TestPlatform.TARGET + query)).isInstanceOf(Message.ResourceLink.class);
        }
    }

    @Nested
    class OfADeepLinkingRequest {

        private Message.DeepLinking asked(Consumer<Map<String, Object>> change) {
            return (Message.DeepLinking) judge(TestPlatform.deepLinking("n-1", bench.clock.instant()), change)
                    .kind();
        }

        private Message.DeepLinking settings(String name, Object value) {
            return asked(claims -> {
                @SuppressWarnings("unchecked")
                Map<String, Object> settings = (Map<String, Object>) claims.get(TestPlatform.SETTINGS);
                if (value == null) {
                    settings.remove(name);
                } else {
                    settings.put(name, value);
                }
            });
        }

        @Test
        void an_honest_one_is_read() {
            assertThat(asked(claims -> {}))
                    .isEqualTo(new Message.DeepLinking(
                            URI.create("https://lms.school.example/deep_links?course=1"),
                            true,
                            false,
                            null,
                            "opaque-1"));
        }

        @Test
        void it_needs_no_resource_link_no_target_and_no_context() {
            assertThat(asked(claims -> {
                        claims.remove(LTI + "target_link_uri");
                        claims.remove(LTI + "context");
                    }))
                    .isNotNull();
        }

        @Test
        void a_target_that_is_not_ours_is_refused() {
            refused(
                    MessageReason.TARGET_LINK,
                    () -> asked(claims -> claims.put(LTI + "target_link_uri", "https://evil.example/")));
        }

        @ParameterizedTest
        @ValueSource(strings = {"deep_link_return_url", "accept_types", "accept_presentation_document_targets"})
        void without_a_required_member_it_is_refused(String member) {
            refused(MessageReason.DEEP_LINKING_SETTINGS, () -> settings(member, null));
            refused(MessageReason.DEEP_LINKING_SETTINGS, () -> settings(member, 7));
        }

        @Test
        void without_settings_it_is_refused() {
            refused(MessageReason.DEEP_LINKING_SETTINGS, () -> asked(claims -> claims.remove(TestPlatform.SETTINGS)));
        }

        @Test
        void a_return_address_without_tls_is_refused() {
            bench.platform.permitHttpsOnly();

            refused(
                    MessageReason.DEEP_LINK_RETURN_URL,
                    () -> settings("deep_link_return_url", "http://lms.school.example/back"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"javascript:alert(1)", "data:text/html,x", "/relative", "https://u:p@lms.school.example/"})
        void a_return_address_that_is_none_is_refused(String address) {
            refused(MessageReason.DEEP_LINKING_SETTINGS, () -> settings("deep_link_return_url", address));
        }

        @Test
        void booleans_may_come_as_words() {
            assertThat(settings("accept_multiple", "true").multiple()).isTrue();
            assertThat(settings("accept_multiple", "yes").multiple()).isFalse();
            assertThat(settings("accept_lineitem", "false").lineItem()).isFalse();
            assertThat(settings("accept_lineitem", true).lineItem()).isTrue();
        }

        @Test
        void data_that_was_sent_empty_is_not_data_that_was_not_sent() {
            assertThat(settings("data", "").data()).isEmpty();
            assertThat(settings("data", null).data()).isNull();
            assertThat(settings("data", List.of()).data()).isNull();
        }

        @Test
        void a_platform_that_takes_no_links_is_known_as_such() {
            assertThat(settings("accept_types", List.of("html", "image")).takesLinks())
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({"canvas/deep-linking-request.json, ''", "moodle-4.4/deep-linking/request.json, idToken"})
        void what_real_platforms_send_is_read(String file, String inside) {
            Map<String, Object> fixture = Fixture.read(file);
            Map<String, Object> claims =
                    inside.isEmpty() ? fixture : Fixture.object(Fixture.object(fixture, inside), "claims");

            Message message = Bench.read(7, claims);

            assertThat(message.kind()).isInstanceOf(Message.DeepLinking.class);
            assertThat(((Message.DeepLinking) message.kind()).takesLinks()).isTrue();
            assertThat(((Message.DeepLinking) message.kind()).data()).isNull();
        }
    }

    @Nested
    class OfASubmissionReview {

        private Message.SubmissionReview asked(Consumer<Map<String, Object>> change) {
            return (Message.SubmissionReview) judge(TestPlatform.review("n-1", bench.clock.instant()), change)
                    .kind();
        }

        @Test
        void an_honest_one_is_read() {
            assertThat(asked(claims -> {})).isEqualTo(new Message.SubmissionReview("ada", "link-1", "chapter-12"));
        }

        @Test
        void the_line_item_alone_will_do() {
            assertThat(asked(claims -> claims.remove(LTI + "resource_link")).resourceLink())
                    .isNull();
        }

        @Test
        void nobody_named_is_refused() {
            refused(MessageReason.FOR_USER, () -> asked(claims -> claims.remove(LTI + "for_user")));
            refused(MessageReason.FOR_USER, () -> asked(claims -> claims.put(LTI + "for_user", Map.of())));
            refused(MessageReason.FOR_USER, () -> asked(claims -> claims.put(LTI + "for_user", "ada")));
        }
    }
}
