package checkpoint.content.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Finds the files of a package that a text's addresses name, wherever the text stands. */
public final class PackageImages {

    private static final int LONGEST = 1_000;

    private final SortedMap<String, byte[]> files;
    private final String folder;

    /**
     * Looks from a folder.
     *
     * @param folder of the file that the text is in; empty, or ending in {@code /}
     */
    public PackageImages(SortedMap<String, byte[]> files, String folder) {
        this.files = files;
        this.folder = folder;
    }

    /** The bytes; {@code null} where the package has no such file. */
    public byte @Nullable [] bytes(String address) {
        String path = path(address);
        return path == null ? null : files.get(path);
    }

    /** Where it is in the package; {@code null} where the package has no such file. */
    public @Nullable String path(String address) {
        if (address.length() > LONGEST) {
            return null;
        }
        int query = address.indexOf('?');
        String path = decoded(query < 0 ? address : address.substring(0, query))
                .replaceFirst("^\\$(IMS-CC-FILEBASE|IMS_CC_FILEBASE|IMS_CC_FILE_BASE|CANVAS_COURSE_REFERENCE)\\$/?", "")
                .replaceFirst("^(\\./)+", "");
        for (String at : new String[] {folder + path, path, "web_resources/" + path, "content/" + path}) {
            if (files.containsKey(normal(at))) {
                return normal(at);
            }
        }
        return elsewhere(normal(path));
    }

    /** The only file whose path ends so, with its folder: packages move their files as a whole. */
    private @Nullable String elsewhere(String path) {
        List<String> found = path.indexOf('/') < 1
                ? List.of()
                : files.keySet().stream()
                        .filter(file -> file.endsWith("/" + path))
                        .limit(2)
                        .toList();
        return found.size() == 1 ? found.getFirst() : null;
    }

    private static String normal(String path) {
        String before = "";
        String now = path;
        while (!before.equals(now)) {
            before = now;
            now = now.replaceFirst("(^|/)[^/]+/\\.\\./", "$1").replaceFirst("^\\.\\./", "");
        }
        return now;
    }

    private static String decoded(String path) {
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return path;
        }
    }
}
