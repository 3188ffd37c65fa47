package checkpoint.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Messages of real platforms, in src/test/resources/fixtures. */
public final class Fixture {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Fixture() {}

    public static Map<String, Object> read(String path) {
        try (InputStream file = Fixture.class.getResourceAsStream("/fixtures/" + path)) {
            if (file == null) {
                throw new IllegalArgumentException("no fixture " + path);
            }
            return JSON.readValue(file, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Map<String, Object> parent, String name) {
        return (Map<String, Object>) parent.get(name);
    }
}
