package checkpoint.registration;

import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code registration}. */
@Repository
class RegistrationRows {

    private static final String ALL = """
            select id, name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, token_audience,
                   frame_origins, allowed_deployments, status, source
            from registration""";

    // The file takes a platform over, whoever registered it before.
    private static final String IMPORT = """
            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                                      token_audience, frame_origins, allowed_deployments, status, source, created_at)
            values (:name, :issuer, :clientId, :authorization, :token, :jwks, :audience, :origins, :deployments,
                    'ACTIVE', 'FILE', :now)
            on conflict (issuer, client_id) do update
                set name = excluded.name, authorization_endpoint = excluded.authorization_endpoint,
                    token_endpoint = excluded.token_endpoint, jwks_uri = excluded.jwks_uri,
                    token_audience = excluded.token_audience, frame_origins = excluded.frame_origins,
                    allowed_deployments = excluded.allowed_deployments, status = 'ACTIVE', source = 'FILE'""";

    private static final String SUSPEND_WHAT_LEFT_THE_FILE = """
            update registration set status = 'SUSPENDED'
            where source = 'FILE' and status <> 'SUSPENDED' and not (issuer || ' ' || client_id = any (:kept))""";

    private final JdbcClient database;

    RegistrationRows(JdbcClient database) {
        this.database = database;
    }

    List<Registration> all() {
        return database.sql(ALL).query((row, number) -> registration(row)).list();
    }

    /** Makes the rows from the file what the file says; those that left it are suspended, as grades hang on them. */
    @Transactional
    void importFile(List<PlatformSettings.Platform> platforms, Instant now) {
        for (PlatformSettings.Platform platform : platforms) {
            List<String> deployments = platform.deploymentIds();
            database.sql(IMPORT)
                    .param("name", platform.name() == null ? platform.issuer() : platform.name())
                    .param("issuer", platform.issuer())
                    .param("clientId", platform.clientId())
                    .param("authorization", platform.authorizationEndpoint().toString())
                    .param("token", platform.tokenEndpoint().toString())
                    .param("jwks", platform.jwksUri().toString())
                    .param("audience", platform.tokenAudience())
                    .param("origins", platform.frameOrigins().toArray(String[]::new))
                    .param("deployments", deployments == null ? null : deployments.toArray(String[]::new))
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        String[] kept = platforms.stream()
                .map(platform -> platform.issuer() + " " + platform.clientId())
                .toArray(String[]::new);
        database.sql(SUSPEND_WHAT_LEFT_THE_FILE).param("kept", kept).update();
    }

    private static Registration registration(ResultSet row) throws SQLException {
        String audience = row.getString("token_audience");
        String tokenEndpoint = row.getString("token_endpoint");
        List<String> origins = strings(row.getArray("frame_origins"));
        return new Registration(
                row.getLong("id"),
                row.getString("name"),
                row.getString("issuer"),
                row.getString("client_id"),
                URI.create(row.getString("authorization_endpoint")),
                URI.create(tokenEndpoint),
                URI.create(row.getString("jwks_uri")),
                audience == null ? tokenEndpoint : audience,
                origins == null ? List.of() : origins,
                strings(row.getArray("allowed_deployments")),
                Registration.Status.valueOf(row.getString("status")),
                Registration.Source.valueOf(row.getString("source")));
    }

    private static @Nullable List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
