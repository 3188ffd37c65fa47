package checkpoint.grading.roster;

import checkpoint.grading.listing.PagedList;
import checkpoint.grading.listing.ReadList;
import checkpoint.platform.access.Scopes;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.json.Claims;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads what the groups of a course are called (Course Groups Service 1.0). */
@Component
class ReadGroups {

    private static final String CONTAINER = "application/vnd.ims.lti-gs.v1.contextgroupcontainer+json";
    private static final PagedList.Bounds BOUNDS = new PagedList.Bounds(40, 2_000, 4L << 20, Duration.ofSeconds(30));

    private final ReadList readList;

    ReadGroups(ReadList readList) {
        this.readList = readList;
    }

    /** Names by id, so far as they could be read; blocks. */
    Map<String, String> read(Registration registration, URI groups) {
        Map<String, String> names = new LinkedHashMap<>();
        PagedList kind = new PagedList(CONTAINER, "groups", List.of(Scopes.GROUPS), "groups", BOUNDS);
        readList.read(registration, kind, groups, () -> true, entry -> {
            add(entry, names);
            return false;
        });
        return names;
    }

    private static void add(JsonNode entry, Map<String, String> names) {
        MemberGroups.id(entry, "id")
                .ifPresent(id -> new Claims(entry).words("name").ifPresent(name -> names.put(id, name)));
    }
}
