package checkpoint.web.asset;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.HttpResource;
import org.springframework.web.servlet.resource.ResourceResolverChain;

/**
 * Gives a browser that takes gzip an asset in it. Each asset is packed once in a process's life, as well as it can be, and no
 * request pays for it again. What is kept is not more than there are assets: a path that names none resolves to nothing.
 */
class PackedResolver extends AbstractResourceResolver {

    private final Map<String, Packed> packed = new ConcurrentHashMap<>();

    @Override
    protected @Nullable Resource resolveResourceInternal(
            @Nullable HttpServletRequest request,
            String requestPath,
            List<? extends Resource> locations,
            ResourceResolverChain chain) {
        Resource asset = chain.resolveResource(request, requestPath, locations);
        return asset == null || !takesGzip(request)
                ? asset
                : packed.computeIfAbsent(requestPath, path -> new Packed(asset));
    }

    @Override
    protected @Nullable String resolveUrlPathInternal(
            String resourceUrlPath, List<? extends Resource> locations, ResourceResolverChain chain) {
        return chain.resolveUrlPath(resourceUrlPath, locations);
    }

    private static boolean takesGzip(@Nullable HttpServletRequest request) {
        String accepted = request == null ? null : request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.contains("gzip")
                && !accepted.matches("(?s).*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
    }

    /** An asset in gzip, under its own name, which tells its type. */
    private static final class Packed extends ByteArrayResource implements HttpResource {

        private final Resource asset;

        Packed(Resource asset) {
            super(pack(asset));
            this.asset = asset;
        }

        private static byte[] pack(Resource asset) {
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (OutputStream gzip = new BestGzip(packed)) {
                gzip.write(asset.getContentAsByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return packed.toByteArray();
        }

        @Override
        public @Nullable String getFilename() {
            return asset.getFilename();
        }

        @Override
        public long lastModified() throws IOException {
            return asset.lastModified();
        }

        @Override
        public HttpHeaders getResponseHeaders() {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
            headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
            return headers;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Packed packed && asset.equals(packed.asset);
        }

        @Override
        public int hashCode() {
            return asset.hashCode();
        }
    }

    private static final class BestGzip extends GZIPOutputStream {

        BestGzip(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
