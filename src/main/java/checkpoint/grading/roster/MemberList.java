package checkpoint.grading.roster;

import checkpoint.launch.record.Roles;
import checkpoint.tool.json.Claims;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The members read so far (6.3, 6.4). What is wrong in one of them is that one's alone: a value of another type is as good as
 * absent, and an entry that names nobody is counted, since then somebody is missing of whom we do not know.
 */
final class MemberList {

    private final Map<String, Member> members = new LinkedHashMap<>();
    private final MemberGroups groups;
    private int unreadable;

    MemberList(MemberGroups groups) {
        this.groups = groups;
    }

    /** Takes one entry in. */
    void add(JsonNode entry) {
        // Who is on two pages, because the list shifted between them, is one person: the later entry is the newer one.
        member(new Claims(entry)).ifPresentOrElse(member -> members.put(member.subject(), member), () -> unreadable++);
    }

    Roster.Reading ended() {
        return unreadable == 0
                ? new Roster.Reading.Complete(List.copyOf(members.values()))
                : endedEarly(unreadable + " entries of the list name nobody (no user_id that could be one)");
    }

    Roster.Reading endedEarly(String why) {
        return new Roster.Reading.Incomplete(List.copyOf(members.values()), why);
    }

    private Optional<Member> member(Claims claims) {
        return claims.identifier("user_id")
                .map(subject -> new Member(
                        subject, name(claims), Roles.of(roles(claims)), isActive(claims), groups.of(claims)));
    }

    private static @Nullable String name(Claims claims) {
        return claims.words("name")
                .or(() -> Optional.of((claims.words("given_name").orElse("") + " "
                                        + claims.words("family_name").orElse(""))
                                .strip())
                        .filter(name -> !name.isEmpty()))
                .orElse(null);
    }

    /** The texts among the roles; a member without one that counts may do nothing. */
    private static List<String> roles(Claims claims) {
        List<String> roles = new ArrayList<>();
        for (JsonNode role : claims.object().path("roles")) {
            if (role.isString()) {
                roles.add(role.stringValue());
            }
        }
        return roles;
    }

    /** {@code Active} where nothing is said; {@code Deleted} comes in difference reports, which are not asked for. */
    private static boolean isActive(Claims claims) {
        String status = claims.string("status").orElse("Active");
        return !status.equals("Inactive") && !status.equals("Deleted");
    }
}
