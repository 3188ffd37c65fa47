package checkpoint.web.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Finds the controller of a request among those whose addresses begin and end as its own does and are as deep. The framework judges each of some hundred
 * mappings by method, media types and pattern, for every request; here it judges the two or three that are left.
 */
@Component
class NearMappings implements WebMvcRegistrations {

    @Override
    public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
        return new ByEnds();
    }

    /**
     * A mapping, and what each address that it takes has.
     *
     * @param start what it begins with, up to the first variable
     * @param end what it ends with, from the last variable on
     * @param slashes how many it has, or at least has
     */
    private record Known(
            String start, String end, int slashes, boolean atLeast, RequestMappingInfo info, HandlerMethod handler) {

        private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");

        static Known of(String pattern, RequestMappingInfo info, HandlerMethod handler) {
            boolean atLeast = pattern.contains("**") || pattern.contains("{*");
            String plain = VARIABLE.matcher(pattern).replaceAll("*").replace('?', '*');
            int first = plain.indexOf('*');
            String end = plain.substring(plain.lastIndexOf('*') + 1);
            // A pattern that ends in /** takes the address without it too.
            String start = first < 0 ? plain : plain.substring(0, atLeast ? Math.max(0, first - 1) : first);
            return new Known(start, end, slashes(plain) - (atLeast ? 1 : 0), atLeast, info, handler);
        }

        static int slashes(String path) {
            int slashes = 0;
            for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
                slashes++;
            }
            return slashes;
        }

        boolean isNear(String path, int depth) {
            return (atLeast ? depth >= slashes : depth == slashes) && path.endsWith(end) && path.startsWith(start);
        }
    }

    private record Match(RequestMappingInfo info, HandlerMethod handler) {}

    private static final class ByEnds extends RequestMappingHandlerMapping {

        private List<Known> all = List.of();

        @Override
        protected void handlerMethodsInitialized(Map<RequestMappingInfo, HandlerMethod> found) {
            List<Known> known = new ArrayList<>();
            found.forEach((info, handler) ->
                    info.getPatternValues().forEach(pattern -> known.add(Known.of(pattern, info, handler))));
            all = List.copyOf(known);
            super.handlerMethodsInitialized(found);
        }

        /** An address in another spelling, and one that none or several mappings take alike, is the framework's own matter. */
        @Override
        protected @Nullable HandlerMethod lookupHandlerMethod(String path, HttpServletRequest request)
                throws Exception {
            if (path.indexOf('%') >= 0) {
                return super.lookupHandlerMethod(path, request);
            }
            Comparator<RequestMappingInfo> better = getMappingComparator(request);
            int depth = Known.slashes(path);
            Match best = null;
            for (Known one : all) {
                RequestMappingInfo info = one.isNear(path, depth) ? one.info().getMatchingCondition(request) : null;
                if (info != null) {
                    int order = best == null ? -1 : better.compare(info, best.info());
                    if (order == 0) {
                        return super.lookupHandlerMethod(path, request);
                    }
                    best = order < 0 ? new Match(info, one.handler()) : best;
                }
            }
            if (best == null) {
                return super.lookupHandlerMethod(path, request);
            }
            request.setAttribute(BEST_MATCHING_HANDLER_ATTRIBUTE, best.handler());
            handleMatch(best.info(), path, request);
            return best.handler();
        }
    }
}
