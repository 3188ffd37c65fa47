package chaos;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A small HTTP server that knows when its caller has gone: while it waits before an answer it also listens, so that the end of a
 * connection is seen at once. That is what tells two overlapping requests from one that was given up and made again.
 */
final class Wire implements AutoCloseable {

    /** Answers one request, or does not. */
    interface Service {
        void serve(Request request) throws IOException;
    }

    private static final int LARGEST_HEAD = 16_384;

    private final ServerSocket server;
    private final Service service;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Wire(Service service) {
        this.service = service;
        try {
            this.server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("wire").start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> converse(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void converse(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            boolean goesOn = true;
            while (goesOn) {
                Request request = Request.read(socket, in);
                if (request == null) {
                    return;
                }
                service.serve(request);
                goesOn = request.answered;
            }
        } catch (IOException gone) {
            // The caller went away, or was killed: what it asked for ends here.
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }

    /** One request, with what may become of it. */
    static final class Request {

        final String method;
        final String path;
        final Map<String, String> parameters = new LinkedHashMap<>();
        final Map<String, String> headers = new LinkedHashMap<>();
        final String body;
        private final Socket socket;
        private final InputStream in;
        private boolean answered;

        private Request(Socket socket, InputStream in, String head, byte[] body) {
            this.socket = socket;
            this.in = in;
            this.body = new String(body, StandardCharsets.UTF_8);
            String[] lines = head.split("\r\n");
            String[] first = lines[0].split(" ");
            URI target = URI.create(first[1]);
            this.method = first[0];
            this.path = target.getPath();
            read(target.getRawQuery());
            for (int i = 1; i < lines.length; i++) {
                int colon = lines[i].indexOf(':');
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
            if (headers.getOrDefault("content-type", "").startsWith("application/x-www-form-urlencoded")) {
                read(this.body);
            }
        }

        private void read(String encoded) {
            if (encoded == null) {
                return;
            }
            for (String pair : encoded.split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(
                            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
                }
            }
        }

        static Request read(Socket socket, InputStream in) throws IOException {
            socket.setSoTimeout(0);
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            int matched = 0;
            while (matched < 4) {
                int one = in.read();
                if (one < 0) {
                    return null;
                }
                head.write(one);
                matched = one == "\r\n\r\n".charAt(matched) ? matched + 1 : one == '\r' ? 1 : 0;
                if (head.size() > LARGEST_HEAD) {
                    throw new IOException("too large");
                }
            }
            String text = head.toString(StandardCharsets.ISO_8859_1);
            int length = 0;
            for (String line : text.split("\r\n")) {
                if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            return new Request(socket, in, text.strip(), in.readNBytes(length));
        }

        /** Waits before the answer. Whether the caller is still there. */
        boolean linger(Duration wait) throws IOException {
            if (wait.isZero()) {
                return true;
            }
            socket.setSoTimeout(Math.toIntExact(wait.toMillis()));
            try {
                // Nobody sends a second request before the first is answered: a byte, or an end, is the caller's
                // farewell.
                in.read();
                return false;
            } catch (SocketTimeoutException stillThere) {
                return true;
            }
        }

        void answer(int status, String type, String text) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            String head = "HTTP/1.1 " + status + " " + (status < 300 ? "OK" : "No") + "\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
            whole.writeBytes(bytes);
            out.write(whole.toByteArray());
            out.flush();
            answered = true;
        }

        /** Ends the connection without a word. */
        void drop() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
