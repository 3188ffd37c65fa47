package checkpoint.attack;

import checkpoint.CheckpointApplication;
import checkpoint.launch.login.BrowserProof;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** Another node of the installation of {@link HostileApp}, on the same database and behind a real port. */
final class SecondNode {

    private static SecondNode node;

    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    private SecondNode(int port) {
        this.port = port;
    }

    record Answer(int status, String body) {}

    static synchronized SecondNode started() {
        if (node == null) {
            var context = new SpringApplicationBuilder(CheckpointApplication.class, HostileApp.Outside.class)
                    .properties(HostileApp.Settings.of())
                    .properties("server.port=0")
                    .run();
            node = new SecondNode(
                    ((WebServerApplicationContext) context).getWebServer().getPort());
        }
        return node;
    }

    Answer launch(String browser, String state, String idToken) throws Exception {
        String form = "state=" + encode(state) + "&id_token=" + encode(idToken);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/lti/launch"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", BrowserProof.COOKIE + "=" + browser)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Sends these bytes as they are, and reads until the node closes the connection. */
    Answer raw(String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // A node that has heard enough answers before it was told everything.
            }
            String all = read(socket);
            if (!all.startsWith("HTTP/1.1 ")) {
                return new Answer(0, all);
            }
            return new Answer(Integer.parseInt(all.substring(9, 12)), all);
        }
    }

    private static String read(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[8_192];
        try {
            int read = socket.getInputStream().read(buffer);
            while (read >= 0) {
                all.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
                read = socket.getInputStream().read(buffer);
            }
        } catch (IOException e) {
            // Reset after the answer: what came counts.
        }
        return all.toString();
    }
}
