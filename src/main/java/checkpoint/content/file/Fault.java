package checkpoint.content.file;

/**
 * Something wrong, or weak, in a content root.
 *
 * @param path below the content root, such as {@code chapter-12/checkpoint.yaml}
 * @param line from 1
 * @param message what is wrong, and what to write instead
 */
public record Fault(String path, int line, String message) {

    @Override
    public String toString() {
        return path + ":" + line + ": " + message;
    }
}
