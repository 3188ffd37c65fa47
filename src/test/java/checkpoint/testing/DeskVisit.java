package checkpoint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.springframework.context.ConfigurableApplicationContext;

/** A {@link Desk} at one node, for tests that know no other. */
public final class DeskVisit {

    private final Desk desk = new Desk();
    private final ConfigurableApplicationContext node;

    public DeskVisit(ConfigurableApplicationContext node) {
        this.node = node;
    }

    public DeskVisit signIn(String username, String password) {
        desk.signIn(node, username, password);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return desk.get(node, path);
    }

    /** The page at this path. */
    public String page(String path) {
        HttpResponse<String> answer = get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    /** Posts fields, each as {@code name=value}, as a form of the page {@code from} does. */
    public HttpResponse<String> post(String from, String path, String... fields) {
        return desk.submit(node, from, path, fields);
    }
}
