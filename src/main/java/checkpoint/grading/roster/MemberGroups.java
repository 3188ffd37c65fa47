package checkpoint.grading.roster;

import checkpoint.platform.registration.CustomVariables;
import checkpoint.tool.json.Claims;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How a platform tells with a member which groups they are in. */
sealed interface MemberGroups {

    int LONGEST = 255;
    int MOST = 50;

    /** Ids or names; {@code null} where it does not say. */
    @Nullable
    List<String> of(Claims member);

    /**
     * As Course Groups 1.0 has it: {@code group_enrollments} with a {@code group_id} each.
     *
     * @param asked whether they were asked for: then a member without any is in none
     */
    record Enrolments(boolean asked) implements MemberGroups {

        @Override
        public @Nullable List<String> of(Claims member) {
            JsonNode enrolments = member.object().path("group_enrollments");
            if (!enrolments.isArray()) {
                return asked ? List.of() : null;
            }
            List<String> ids = new ArrayList<>();
            for (JsonNode one : enrolments) {
                id(one, "group_id").ifPresent(ids::add);
            }
            return ids.stream().distinct().limit(MOST).toList();
        }
    }

    /**
     * As Canvas does: the names of their sections, as a JSON array in a custom parameter of the launch that would be theirs. Where the
     * parameter is missing or not filled in, nothing is said.
     */
    record Sections() implements MemberGroups {

        private static final String CUSTOM = "https://purl.imsglobal.org/spec/lti/claim/custom";

        @Override
        public @Nullable List<String> of(Claims member) {
            for (JsonNode message : member.object().path("message")) {
                JsonNode told = message.path(CUSTOM).path(CustomVariables.SECTIONS);
                Optional<List<String>> names = told.isString() ? names(told.stringValue()) : Optional.empty();
                if (names.isPresent()) {
                    return names.get().stream()
                            .map(name -> name.strip())
                            .filter(name -> !name.isEmpty() && name.length() <= LONGEST)
                            .distinct()
                            .limit(MOST)
                            .toList();
                }
            }
            return null;
        }

        /** Its documentation shows the quotes escaped once more than JSON needs. */
        private static Optional<List<String>> names(String text) {
            return parsed(text).or(() -> parsed(text.replace("\\\"", "\"")));
        }

        private static Optional<List<String>> parsed(String array) {
            return Claims.parse(("{\"names\":" + array + "}").getBytes(StandardCharsets.UTF_8))
                    .flatMap(claims -> claims.strings("names"));
        }
    }

    /** An id is a string, but some write a number. */
    static Optional<String> id(JsonNode object, String member) {
        JsonNode id = object.path(member);
        return Optional.of(id.isString() ? id.stringValue() : id.isIntegralNumber() ? id.asString() : "")
                .filter(text -> !text.isBlank() && text.length() <= LONGEST);
    }
}
