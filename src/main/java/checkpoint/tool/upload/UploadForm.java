package checkpoint.tool.upload;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/**
 * A form with a file ({@code multipart/form-data}), whose fields stand before it. To code that asks for parameters it looks like any other
 * form; the file is read once it is asked for.
 */
public final class UploadForm extends HttpServletRequestWrapper {

    private static final int MOST_FIELDS = 20;
    private static final int LARGEST_FIELD = 16 << 10;

    private final Map<String, String[]> fields = new LinkedHashMap<>();
    private final @Nullable FileItemStream file;

    /**
     * The file of a form.
     *
     * @param name as the sender's computer calls it
     */
    public record Uploaded(String name, byte[] bytes) {}

    /** The outcome of reading the file. */
    public sealed interface Content {

        record Read(Uploaded file) implements Content {}

        record TooLarge() implements Content {}

        /** No file was chosen. */
        record None() implements Content {}
    }

    private UploadForm(HttpServletRequest request) throws IOException {
        super(request);
        FileUpload reader = new FileUpload();
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        try {
            FileItemIterator parts = reader.getItemIterator(new ServletRequestContext(request));
            this.file = fields(parts);
        } catch (FileUploadException e) {
            throw new IOException("no form with a file", e);
        }
    }

    private @Nullable FileItemStream fields(FileItemIterator parts) throws IOException, FileUploadException {
        while (parts.hasNext()) {
            FileItemStream part = parts.next();
            if (!part.isFormField()) {
                return part;
            }
            try (InputStream in = part.openStream()) {
                byte[] value = in.readNBytes(LARGEST_FIELD + 1);
                if (value.length > LARGEST_FIELD || fields.size() == MOST_FIELDS) {
                    throw new IOException("a form with too much in its fields");
                }
                String text = new String(value, StandardCharsets.UTF_8);
                if (fields.putIfAbsent(part.getFieldName(), new String[] {text}) != null) {
                    throw new IOException("a form with a field that comes twice");
                }
            }
        }
        return null;
    }

    /** Whether a request is such a form. */
    public static boolean isOne(HttpServletRequest request) {
        String type = request.getContentType();
        return "POST".equals(request.getMethod())
                && type != null
                && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** Reads the fields; fails where it is not a form that can be read. */
    public static UploadForm read(HttpServletRequest request) throws IOException {
        UploadForm form = new UploadForm(request);
        request.setAttribute(UploadForm.class.getName(), form);
        return form;
    }

    /** The file of the form that a request came as. */
    public static Content file(HttpServletRequest request, int largest) throws IOException {
        return request.getAttribute(UploadForm.class.getName()) instanceof UploadForm form
                ? form.content(largest)
                : new Content.None();
    }

    private Content content(int largest) throws IOException {
        if (file == null) {
            return new Content.None();
        }
        try (InputStream in = file.openStream()) {
            byte[] bytes = in.readNBytes(largest);
            if (in.read() >= 0) {
                // Its sender reads our answer only once all was sent.
                in.skip(3L * largest);
                return new Content.TooLarge();
            }
            String name = file.getName() == null ? "" : file.getName();
            return name.isEmpty() && bytes.length == 0
                    ? new Content.None()
                    : new Content.Read(new Uploaded(name, bytes));
        }
    }

    @Override
    public String getContentType() {
        return MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = fields.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(fields.keySet());
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return fields.get(name);
    }
}
