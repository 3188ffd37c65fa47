package checkpoint.web.page;

import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.RegistrationInTransit;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Recognises an unavailable database: our own fault, over which no answer may be lost. */
final class Outage {

    private Outage() {}

    static boolean isWhy(Exception exception) {
        for (Throwable one = exception; one != null; one = one.getCause()) {
            if (one instanceof DataAccessResourceFailureException
                    || one instanceof TransientDataAccessResourceException
                    || one instanceof CannotCreateTransactionException
                    // It went away in the middle: neither a commit nor a rollback gets an answer.
                    || one instanceof TransactionSystemException
                    || one instanceof SQLTransientConnectionException
                    || one instanceof SQLNonTransientConnectionException) {
                return true;
            }
        }
        return false;
    }

    /** Whether it is for a move to another database that a platform's rows are nobody's now. */
    static boolean isMove(Exception exception) {
        for (Throwable one = exception; one != null; one = one.getCause()) {
            if (one instanceof RegistrationInTransit
                    || one instanceof SQLException said && RegistrationInTransit.STATE.equals(said.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** The code of the fault for an administrator, and for anybody else. */
    static String code(Exception exception, HttpServletRequest request) {
        boolean console = path(request).startsWith("/admin");
        if (isMove(exception)) {
            return console ? "ADM-105" : "LTI-155";
        }
        boolean home = Clusters.isAtHome() && Clusters.missed().isEmpty();
        return console && !home ? "ADM-106" : "WEB-503";
    }

    /** In a few words, the same for all that meet it: the innermost one's kind and its first line. */
    static String cause(Exception exception) {
        Throwable innermost = exception;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        String words =
                String.valueOf(innermost.getMessage()).lines().findFirst().orElse("");
        return innermost.getClass().getSimpleName() + ": " + words.replaceAll("\\d+", "n");
    }

    /**
     * The fields that a launched page's form sent, so that the fault page can send them again; empty for every other request. What a platform sends
     * through a browser works once and is not among it.
     */
    static Map<String, List<String>> sent(HttpServletRequest request) {
        Map<String, List<String>> fields = new TreeMap<>();
        if ("POST".equals(request.getMethod()) && path(request).startsWith("/checkpoints/")) {
            request.getParameterMap().forEach((name, values) -> fields.put(name, List.of(values)));
        }
        return fields;
    }

    static String path(HttpServletRequest request) {
        String uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original
                ? original
                : request.getRequestURI();
        return uri.substring(request.getContextPath().length());
    }
}
