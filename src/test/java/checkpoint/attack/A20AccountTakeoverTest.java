package checkpoint.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** somebody else's account by the same name or e-mail address (LTI 1.3, 3.3; CVE-2026-42163). */
@HostileApp
class A20AccountTakeoverTest {

    @Autowired
    private Visitor visitor;

    @BeforeEach
    void begin() {
        visitor.begin();
    }

    private void arrive(String subject) {
        assertThat(visitor.launch(claims -> {
                    claims.put("sub", subject);
                    claims.put("name", "Same Name");
                    claims.put("email", "same@school.example");
                    claims.put("email_verified", true);
                    claims.put("preferred_username", "same-user");
                    claims.put(Platform.LTI + "lis", Map.of("person_sourcedid", "same-sourced-id"));
                    claims.put(Platform.LTI + "ext", Map.of("user_username", "same-user"));
                }))
                .hasStatusOk();
    }

    @Test
    void two_subjects_with_the_same_name_and_address_are_two_people() {
        long before = visitor.rows().get("learner");

        arrive("a-20-one");
        arrive("a-20-two");

        assertThat(visitor.rows().get("learner") - before).isEqualTo(2);
    }

    @Test
    void one_subject_with_another_name_and_address_is_the_same_person() {
        arrive("a-20-three");
        long before = visitor.rows().get("learner");

        visitor.launch(claims -> {
            claims.put("sub", "a-20-three");
            claims.put("email", "other@school.example");
        });

        assertThat(visitor.rows().get("learner")).isEqualTo(before);
    }

    @Test
    void no_address_and_no_user_name_is_kept_anywhere() {
        arrive("a-20-four");

        assertThat(visitor.tablesWith("same@school.example")).isEmpty();
        assertThat(visitor.tablesWith("same-user")).isEmpty();
        assertThat(visitor.tablesWith("same-sourced-id")).isEmpty();
        assertThat(visitor.tablesWith("a-20-four")).containsExactly("learner");
    }
}
