package checkpoint.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The metrics that dashboard, alert rules and documents name. */
public final class NamedMetrics {

    private static final Pattern NAME =
            Pattern.compile("\\b(checkpoint|http_server|hikaricp|jvm|process)_[a-z]+(_[a-z]+)*");
    private static final List<String> FILES =
            List.of("operations/grafana.json", "operations/alerts.yaml", "README.md", "docs/operating.md");

    private NamedMetrics() {}

    /** Those that begin so. */
    public static Set<String> beginning(String... beginnings) throws IOException {
        Set<String> names = new TreeSet<>();
        for (String file : FILES) {
            names.addAll(NAME.matcher(Files.readString(Path.of(file)))
                    .results()
                    .map(found -> found.group())
                    .filter(name -> List.of(beginnings).stream().anyMatch(name::startsWith))
                    .collect(Collectors.toSet()));
        }
        return names;
    }

    /** Whether a scrape has it: a timer's own name stands for its count and sum. */
    public static boolean isServed(String name, String scrape) {
        return Pattern.compile("(?m)^" + name + "(_count|_sum)?[{ ]")
                .matcher(scrape)
                .find();
    }
}
