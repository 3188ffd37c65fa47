package checkpoint.platform.access;

import checkpoint.platform.outbound.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform's own words for a refusal, wherever they are: in JSON of any shape, XML, HTML, plain text, or the reason phrase. Without
 * the learner, e-mail addresses and control characters.
 */
public final class PlatformWords {

    private static final int MAX_LENGTH = 300;
    private static final int MAX_MESSAGES = 3;
    private static final Set<String> MESSAGES = Set.of(
            "message",
            "messages",
            "error_description",
            "errordescription",
            "error",
            "errors",
            "errormessage",
            "error_message",
            "detail",
            "details",
            "title",
            "description",
            "reason",
            "msg",
            "non_field_errors",
            "developermessage",
            "extrainfo",
            "faultstring",
            "imsx_description");
    /** Members whose text is not meant for people. */
    private static final Set<String> NO_WORDS = Set.of(
            "id", "userid", "type", "timestamp", "path", "instance", "trace", "stack", "stacktrace", "url", "code");
    /** Moodle says what it means in the reason phrase; others leave the usual one there. */
    private static final Set<String> USUAL_REASONS = Set.of(
            "bad request",
            "unauthorized",
            "forbidden",
            "not found",
            "conflict",
            "unprocessable entity",
            "unprocessable content",
            "internal server error",
            "precondition failed",
            "");

    private static final Pattern XML_MESSAGE = Pattern.compile(
            "<(?:[\\w-]+:)?(?:message|detail|details|description|error|reason|faultstring|imsx_description|title|h1)\\b[^>]*>"
                    + "([^<]*\\S[^<]*)<",
            Pattern.CASE_INSENSITIVE);

    private static final JsonMapper JSON = JsonMapper.shared();

    private PlatformWords() {}

    /**
     * The status, and the words if there are any.
     *
     * @param subject the learner's, which Moodle repeats in its reason phrase; {@code null} where it is about nobody
     */
    public static String of(Reply.Answered answered, @Nullable String subject) {
        String said = said(answered);
        int request = said.indexOf('{');
        // Moodle puts the whole request behind its sentence, and the learner's number at the end of another.
        String sentence = request > 0 ? said.substring(0, request) : said;
        if (subject != null) {
            sentence = sentence.replaceAll("(?<![\\p{Alnum}])" + Pattern.quote(subject) + "(?![\\p{Alnum}])", "…");
        }
        String clean = sentence.replaceAll("[^\\s@<>\"']+@[^\\s@<>\"']+", "…")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        String whole = answered.status() + (clean.isEmpty() ? "" : " " + clean);
        return whole.length() <= MAX_LENGTH ? whole : whole.substring(0, MAX_LENGTH);
    }

    private static String said(Reply.Answered answered) {
        String text = answered.text().strip();
        boolean markup = text.startsWith("<");
        if (markup && !USUAL_REASONS.contains(answered.reason().strip().toLowerCase(Locale.ROOT))) {
            return answered.reason();
        }
        Optional<String> words = text.startsWith("{") || text.startsWith("[") || text.startsWith("\"")
                ? inJson(text)
                : markup ? inMarkup(text) : Optional.of(text).filter(plain -> !plain.isEmpty());
        return words.orElseGet(answered::reason);
    }

    private static Optional<String> inJson(String text) {
        try {
            Set<String> named = new LinkedHashSet<>();
            Set<String> others = new LinkedHashSet<>();
            collect(JSON.readTree(text), named, others);
            return joined(named.stream().filter(PlatformWords::isSentence).toList())
                    .or(() -> joined(
                            others.stream().filter(PlatformWords::isSentence).toList()))
                    .or(() -> joined(List.copyOf(named)));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /**
     * A value on its way to be looked at.
     *
     * @param name of the member it is in
     * @param listed whether it is in a list there, as what is wrong with one field of a request is
     */
    private record Found(String name, JsonNode node, boolean listed) {

        String key() {
            return name.toLowerCase(Locale.ROOT);
        }
    }

    /** Nearest the top first. */
    private static void collect(JsonNode root, Set<String> named, Set<String> others) {
        Deque<Found> queue = new ArrayDeque<>(List.of(new Found("", root, false)));
        while (!queue.isEmpty()) {
            Found next = queue.removeFirst();
            if (next.node.isString()) {
                take(next, next.node.stringValue().strip(), named, others);
            } else if (next.node.isArray()) {
                next.node.forEach(element -> queue.addLast(new Found(next.name, element, true)));
            } else {
                for (Map.Entry<String, JsonNode> member : next.node.properties()) {
                    queue.addLast(new Found(member.getKey(), member.getValue(), false));
                }
            }
        }
    }

    private static void take(Found found, String words, Set<String> named, Set<String> others) {
        if (words.isEmpty()) {
            return;
        }
        if (MESSAGES.contains(found.key()) || found.name.isEmpty()) {
            named.add(words);
        } else if (found.listed) {
            others.add(found.name + ": " + words);
        } else if (!NO_WORDS.contains(found.key())) {
            others.add(words);
        }
    }

    private static boolean isSentence(String words) {
        return words.strip().matches("(?s).*\\p{L}.*\\s.*") || words.matches("(?s).*\\s.*\\p{L}.*");
    }

    private static Optional<String> joined(List<String> words) {
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join("; ", words.subList(0, Math.min(MAX_MESSAGES, words.size()))));
    }

    private static Optional<String> inMarkup(String text) {
        String plain = text.replaceAll("(?s)<!\\[CDATA\\[(.*?)]]>", "$1")
                .replaceAll("(?is)<(script|style)\\b.*?</\\1\\s*>|<!--.*?-->", " ");
        Matcher message = XML_MESSAGE.matcher(plain);
        String words = message.find() ? message.group(1) : plain.replaceAll("(?s)<[^>]*>", " ");
        String readable = HtmlUtils.htmlUnescape(words).replaceAll("\\s+", " ").strip();
        return Optional.of(readable).filter(said -> !said.isEmpty());
    }
}
