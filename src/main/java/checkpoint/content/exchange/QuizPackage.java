package checkpoint.content.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An upload: one file, or the files of a package by their path in it.
 *
 * @param name of the upload, for the report
 * @param title of last resort for a quiz that has none
 * @param files the one file by its name, where the upload is not a package
 * @param packed whether the upload is a package
 */
public record QuizPackage(String name, String title, SortedMap<String, byte[]> files, boolean packed) {

    /** The path of the first file that is called so, in whatever folder. */
    public Optional<String> find(String fileName) {
        return files.keySet().stream()
                .filter(path -> path.equals(fileName) || path.endsWith("/" + fileName))
                .min((one, other) -> Integer.compare(one.length(), other.length()));
    }

    /** The first or only file. */
    public Map.Entry<String, byte[]> only() {
        return files.firstEntry();
    }

    /** How the report names a file in it. */
    public String place(String path) {
        return packed ? name + "!" + path : name;
    }
}
