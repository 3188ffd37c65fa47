package checkpoint.tool.setup;

import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes old rows, so many at a time: each statement is short, and its dead rows are reused by what is written in between. */
public final class PurgeInBatches {

    private static final int BATCH = 10_000;

    private PurgeInBatches() {}

    /**
     * Deletes until nothing older is left.
     *
     * @param statement deletes rows from before its first parameter, at most as many as its second one says
     */
    public static void purge(JdbcClient database, String statement, Instant before) {
        int gone;
        do {
            gone = database.sql(statement)
                    .param(before.atOffset(ZoneOffset.UTC))
                    .param(BATCH)
                    .update();
        } while (gone == BATCH);
    }
}
