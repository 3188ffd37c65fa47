package checkpoint.content.moodle;

import checkpoint.content.guard.Element;
import checkpoint.content.markup.Pictures;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The base64 files within a question, beside the text that uses them. */
final class MoodleFiles implements Pictures.Source {

    private static final String PREFIX = "@@PLUGINFILE@@/";

    private final Map<String, Element> byPath = new HashMap<>();
    private @Nullable String old;

    MoodleFiles(Element question) {
        for (Element file : question.all("file")) {
            String folder = file.attribute("path").isEmpty() ? "/" : file.attribute("path");
            String path = (folder + file.attribute("name")).replaceFirst("^/+", "");
            // The same file twice: the first one counts.
            byPath.putIfAbsent(path, file);
        }
        question.child("image")
                .filter(one -> !one.text().isBlank())
                .ifPresent(image -> old = image.text().strip());
        question.child("image_base64").ifPresent(file -> {
            if (old != null) {
                byPath.putIfAbsent(old, file);
            }
        });
    }

    /** The name of an image as old versions of Moodle wrote it, shown below the stem; {@code null} if there is none. */
    @Nullable
    String old() {
        return old;
    }

    @Override
    public byte @Nullable [] bytes(String address) {
        String path = address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address;
        int query = path.indexOf('?');
        Element file = byPath.get(decoded(query < 0 ? path : path.substring(0, query)));
        if (file == null) {
            file = byPath.get(path);
        }
        if (file == null || file.has("encoding") && !file.attribute("encoding").equals("base64")) {
            return null;
        }
        try {
            return Base64.getMimeDecoder().decode(file.text().strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
