package checkpoint.content.exchange;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the files of a package that a text's addresses name, wherever the text stands. */
public final class PackageImages {

    private static final int LONGEST = 1_000;

    /** Blackboard's number of a file, in an address; the file's own name ends in it, as in {@code cell__xid-31_1.png}. */
    private static final Pattern XID = Pattern.compile("(?:^|.*/)xid-(\\d{1,18}_\\d{1,9})");

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
                .replaceFirst("^@X@EmbeddedFile\\.\\w+@X@/?", "")
                .replaceFirst("^(\\./)+", "");
        Matcher xid = XID.matcher(path);
        if (xid.matches()) {
            String number = "__xid-" + xid.group(1) + ".";
            // Beside each file stands one that describes it.
            return only(file -> file.contains(number) && !file.endsWith(".xml"));
        }
        for (String at : new String[] {folder + path, path, "web_resources/" + path, "content/" + path}) {
            if (files.containsKey(normal(at))) {
                return normal(at);
            }
        }
        return elsewhere(normal(path));
    }

    /** The only file whose path ends so, with its folder: packages move their files as a whole. */
    private @Nullable String elsewhere(String path) {
        return path.indexOf('/') < 1 ? null : only(file -> file.endsWith("/" + path));
    }

    private @Nullable String only(Predicate<String> wanted) {
        List<String> found = files.keySet().stream().filter(wanted).limit(2).toList();
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
