package checkpoint.administration.privacy;

import checkpoint.learning.answer.StoredResponses;
import checkpoint.learning.attempt.Layout;
import checkpoint.learning.attempt.StoredLayout;
import checkpoint.platform.registration.Registration;
import checkpoint.tool.audit.AuditLog;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes everything that is stored of somebody as one JSON document: all tables as they stood at one moment, row by row, so that a
 * whole platform needs no more memory than a learner. Into a file first, so that a slow download keeps no connection.
 */
@Component
class ExportHoldings {

    private static final Logger LOG = LoggerFactory.getLogger(ExportHoldings.class);

    private final Holdings holdings;
    private final Records records;
    private final AuditLog audit;
    private final TransactionTemplate snapshot;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    ExportHoldings(
            Holdings holdings, Records records, AuditLog audit, PlatformTransactionManager transactions, Clock clock) {
        this.holdings = holdings;
        this.records = records;
        this.audit = audit;
        this.clock = clock;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The document, in its own file that the caller deletes. */
    Path export(DataScope whose, Registration registration, String administrator) {
        audit.record(administrator, "export-" + Records.kind(whose), records.subject(whose), null);
        try {
            Path file = Files.createTempFile("checkpoint-export", ".json");
            try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                snapshot.executeWithoutResult(status -> write(whose, registration, out));
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("an export could not be written", e);
        }
    }

    private void write(DataScope whose, Registration registration, Writer out) {
        try {
            out.write("{\"exported_at\":"
                    + json.writeValueAsString(clock.instant().toString()));
            out.write(",\"platform\":"
                    + json.writeValueAsString(Map.of(
                            "name", registration.name(),
                            "issuer", registration.issuer(),
                            "client_id", registration.clientId())));
            out.write(",\"of\":" + json.writeValueAsString(Records.kind(whose)) + ",\"tables\":{");
            String separator = "\n";
            for (PersonalTable held : PersonalTable.values()) {
                out.write(separator + '"' + held.table() + "\":");
                rows(held, whose, out);
                separator = ",\n";
            }
            out.write("\n}}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rows(PersonalTable held, DataScope whose, Writer out) throws IOException {
        String[] separator = {"["};
        holdings.read(held, whose, row -> {
            try {
                out.write(separator[0] + "\n" + readable(held, row));
                separator[0] = ",";
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        out.write("[".equals(separator[0]) ? "[]" : "\n]");
    }

    /**
     * What an attempt asked and what was answered are packed where they are stored, and stand here by name, for whoever asks what is held about
     * them.
     */
    private static String readable(PersonalTable held, ResultSet row) throws SQLException {
        String stored = row.getString(1);
        if (held.packed().isEmpty()) {
            return stored;
        }
        try {
            Layout layout = StoredLayout.layout(row.getBytes("layout"), names(row));
            if (held == PersonalTable.ATTEMPT) {
                return with(stored, row.getBytes("layout"), StoredLayout.text(layout));
            }
            byte[] saved = row.getBytes("saved");
            return with(stored, saved, StoredResponses.text(StoredResponses.saved(saved, layout)));
        } catch (IllegalStateException e) {
            LOG.error("A row of {} cannot be read, and is exported as it is stored", held.table(), e);
            return stored;
        }
    }

    private static List<String> names(ResultSet row) throws SQLException {
        Array names = row.getArray("questions");
        return names == null ? List.of() : List.of((String[]) names.getArray());
    }

    /** PostgreSQL writes bytes into JSON to the base of sixteen, after a backslash, which JSON doubles. */
    private static String with(String row, byte[] packed, String text) {
        return row.replace("\"\\\\x" + HexFormat.of().formatHex(packed) + "\"", text);
    }
}
