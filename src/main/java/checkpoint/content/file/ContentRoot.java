package checkpoint.content.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** A source of checkpoints: a folder, or a place on the class path, with one sub-folder per checkpoint. */
public final class ContentRoot {

    private static final String SOURCE = "checkpoint.yaml";
    private static final long LARGEST_FILE = 8L << 20;

    private ContentRoot() {}

    /** The files of each checkpoint below a folder; of the folder itself, where it is one. */
    public static SortedMap<String, ContentFiles> folder(Path root) throws IOException {
        SortedMap<String, ContentFiles> found = new TreeMap<>();
        if (Files.exists(root.resolve(SOURCE))) {
            found.put(root.toRealPath().getFileName().toString(), files(root));
            return found;
        }
        try (Stream<Path> children = Files.list(root)) {
            for (Path child : children.filter(Files::isDirectory).toList()) {
                String name = child.getFileName().toString();
                if (!name.startsWith(".")) {
                    found.put(name, files(child));
                }
            }
        }
        return found;
    }

    private static ContentFiles files(Path folder) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder, 5)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                if (!path.startsWith(".") && !path.contains("/.") && Files.size(file) <= LARGEST_FILE) {
                    files.put(path, Files.readAllBytes(file));
                }
            }
        }
        return new ContentFiles(files);
    }

    /** The same on the class path, also inside the packaged jar. */
    public static SortedMap<String, ContentFiles> classPath(String location) {
        String base = location.endsWith("/") ? location : location + "/";
        SortedMap<String, SortedMap<String, byte[]>> found = new TreeMap<>();
        try {
            PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
            for (Resource source : resolver.getResources("classpath*:" + base + "*/" + SOURCE)) {
                String url = source.getURL().toString();
                String folder = url.substring(0, url.length() - SOURCE.length());
                String slug = folder.substring(folder.lastIndexOf('/', folder.length() - 2) + 1, folder.length() - 1);
                for (Resource file : resolver.getResources("classpath*:" + base + slug + "/**")) {
                    String name = file.getURL().toString();
                    if (file.isReadable() && name.startsWith(folder) && !name.endsWith("/")) {
                        try (InputStream in = file.getInputStream()) {
                            found.computeIfAbsent(slug, key -> new TreeMap<>())
                                    .put(name.substring(folder.length()), in.readAllBytes());
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, ContentFiles> all = new TreeMap<>();
        found.forEach((slug, files) -> all.put(slug, new ContentFiles(files)));
        return all;
    }
}
