package checkpoint.web.page;

import checkpoint.launch.token.LaunchReason;
import checkpoint.tool.page.Page;
import checkpoint.tool.refusal.Refusal;
import checkpoint.tool.refusal.RefusalListener;
import checkpoint.tool.refusal.Refusals;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.util.DisconnectedClientHelper;

/**
 * The page, or the problem document (RFC 9457), of a request that ends in a refusal or a fault: a stable code, what was wrong,
 * what to do, and a reference that finds it in the log. Never a stack trace.
 */
@Controller
@ControllerAdvice
class ErrorPages implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorPages.class);

    /** PostgreSQL stores no text with the character 0; nobody types one. */
    private static final String NO_SUCH_CHARACTER = "22021";

    private static final String REFUSAL = "tool/refusal/refusal";

    private final Refusals refusals;
    private final Pages pages;
    private final ObjectProvider<RefusalListener> listeners;
    private final OutageLog outages;

    ErrorPages(Refusals refusals, Pages pages, ObjectProvider<RefusalListener> listeners) {
        this.refusals = refusals;
        this.pages = pages;
        this.listeners = listeners;
        this.outages = new OutageLog(refusals::reference, LOG::error);
    }

    @ExceptionHandler
    Object refused(Refusal refusal, HttpServletRequest request) {
        String reference = refusals.record(refusal, path(request), Browser.family(request.getHeader("User-Agent")));
        listeners.forEach(listener -> listener.refused(request, refusal.reason().code(), reference));
        if (refusal.locale() != null) {
            request.setAttribute(Pages.REFUSED_IN, refusal.locale());
        }
        return answer(request, refusal.reason().status(), refusal.reason().code(), reference, refusal);
    }

    /** Breaks off a response that is already on its way, so that nobody takes a part of it for the whole. */
    @ExceptionHandler
    Object failed(Exception exception, HttpServletRequest request, HttpServletResponse response) throws Exception {
        if (!response.isCommitted()) {
            return failed(exception, request);
        }
        if (!DisconnectedClientHelper.isClientDisconnectedException(exception)) {
            LOG.error(
                    "The answer to {} was broken off: {}",
                    path(request),
                    exception.getClass().getSimpleName());
        }
        throw exception;
    }

    private Object failed(Exception exception, HttpServletRequest request) {
        Refusal refusal = refusal(exception);
        if (refusal != null) {
            return refused(refusal, request);
        }
        if (Outage.isWhy(exception)) {
            return away(exception, request);
        }
        Refusal fault =
                Refusal.of(WebReason.FAULT, "fault: " + exception.getClass().getSimpleName());
        String reference = refusals.record(fault, path(request), "");
        LOG.error("Fault at {}, reference {}", path(request), reference, exception);
        return answer(request, WebReason.FAULT.status(), WebReason.FAULT.code(), reference, null);
    }

    /** Our own fault, and one that passes: no row is written of it, and what a learner sent stays with them. */
    private Object away(Exception exception, HttpServletRequest request) {
        String reference = outages.reference(exception, path(request));
        String code = Outage.code(exception, request);
        int status = HttpStatus.SERVICE_UNAVAILABLE.value();
        if (wantsJson(request) || code.startsWith("ADM-")) {
            return answer(request, status, code, reference, null);
        }
        Map<String, Object> model = Map.of(
                "code", code, "reference", reference, "sent", Outage.sent(request), "path", Outage.path(request));
        return new ModelAndView("web/page/away", model, HttpStatusCode.valueOf(status));
    }

    /** Answers requests that the container refused before, or beside, our controllers. */
    @RequestMapping("/error")
    @Nullable
    Object container(HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            return null;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Exception exception) {
            return failed(exception, request);
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        return status >= 500 ? fault(request, status) : refused(Refusal.of(WebReason.of(status)), request);
    }

    /** One that the container met, and logged without a reference. */
    private Object fault(HttpServletRequest request, int status) {
        Refusal fault = Refusal.of(WebReason.FAULT, "status " + status);
        return answer(request, status, WebReason.FAULT.code(), refusals.record(fault, path(request), ""), null);
    }

    private static @Nullable Refusal refusal(Exception exception) {
        for (Throwable one = exception; one != null; one = one.getCause()) {
            if (one instanceof Refusal refusal) {
                return refusal;
            }
            if (one instanceof InvalidParameterException invalid) {
                return Refusal.of(WebReason.of(invalid.getErrorCode()), "unreadable parameters");
            }
            if (one instanceof SQLException sent && NO_SUCH_CHARACTER.equals(sent.getSQLState())) {
                return Refusal.of(WebReason.BAD_REQUEST, "a character that no text has");
            }
            if (one instanceof TypeMismatchException) {
                return Refusal.of(WebReason.BAD_REQUEST, "a parameter of another kind");
            }
            if (one instanceof ErrorResponse response
                    && response.getStatusCode().is4xxClientError()) {
                return Refusal.of(WebReason.of(response.getStatusCode().value()));
            }
        }
        return null;
    }

    private Object answer(
            HttpServletRequest request, int status, String code, String reference, @Nullable Refusal refusal) {
        String words = refusal == null ? code : refusal.reason().words();
        if (wantsJson(request)) {
            Page page = pages.page(request, null, REFUSAL, code, null);
            ProblemDetail problem = ProblemDetail.forStatus(status);
            problem.setTitle(page.t("refusal." + words + ".what"));
            problem.setDetail(page.t("refusal." + words + ".next"));
            problem.setProperty("code", code);
            problem.setProperty("reference", reference);
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .body(problem);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("code", code);
        model.put("words", words);
        model.put("reference", reference);
        if (refusal != null) {
            model.put(
                    "returnUrl",
                    refusal.returnUrl() == null ? null : refusal.returnUrl().toString());
            model.put("way", refusal.wayOn());
            if (refusal.reason() == LaunchReason.FRAMED_ELSEWHERE) {
                model.put("told", refusal.detail());
            }
            if (refusal.wayOn() != null) {
                model.put(SecurityPolicy.POSTS_ELSEWHERE, true);
            }
        }
        return new ModelAndView(REFUSAL, model, HttpStatusCode.valueOf(status));
    }

    private static boolean wantsJson(HttpServletRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null
                && !accept.contains("text/html")
                && (accept.contains("application/json") || accept.contains("application/problem+json"));
    }

    private static String path(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
    }
}
