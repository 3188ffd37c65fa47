package checkpoint.platform.registration;

import checkpoint.platform.registration.Registration.Source;
import checkpoint.platform.registration.Registration.Status;
import checkpoint.tool.cluster.Clusters;
import checkpoint.tool.cluster.HomeDatabase;
import checkpoint.tool.cluster.Placement;
import java.net.URI;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code registration}. */
@Repository
public class RegistrationRows {

    private static final String ALL = """
            select id, name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri, token_audience,
                   frame_origins, allowed_deployments, status, source, institution_roles, cluster, moving_to
            from registration""";

    // The file takes over a platform, however it was registered before.
    private static final String IMPORT = """
            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                                      token_audience, frame_origins, allowed_deployments, status, source, created_at,
                                      institution_roles)
            values (:name, :issuer, :clientId, :authorization, :token, :jwks, :audience, :origins, :deployments,
                    'ACTIVE', 'FILE', :now, :institutionRoles)
            on conflict (issuer, client_id) do update
                set name = excluded.name, authorization_endpoint = excluded.authorization_endpoint,
                    token_endpoint = excluded.token_endpoint, jwks_uri = excluded.jwks_uri,
                    token_audience = excluded.token_audience, frame_origins = excluded.frame_origins,
                    allowed_deployments = excluded.allowed_deployments,
                    institution_roles = excluded.institution_roles, status = 'ACTIVE', source = 'FILE'""";

    private static final String ONE_LOCKED = ALL + " where id = ? for update";

    private static final String INSERT = """
            insert into registration (name, issuer, client_id, authorization_endpoint, token_endpoint, jwks_uri,
                                      token_audience, frame_origins, allowed_deployments, status, source,
                                      product_family, created_at, institution_roles)
            values (:name, :issuer, :clientId, :authorization, :token, :jwks, :audience, :origins, :deployments,
                    :status, :source, :product, :now, :institutionRoles)
            on conflict (issuer, client_id) do nothing
            returning id""";

    private static final String EDIT = """
            update registration
            set name = :name, authorization_endpoint = :authorization, token_endpoint = :token, jwks_uri = :jwks,
                token_audience = :audience, frame_origins = :origins, allowed_deployments = :deployments,
                institution_roles = :institutionRoles
            where id = :id""";

    private static final String MOVE = "update registration set status = :to where id = :id and status = :from";

    private static final String RECORD_DEPLOYMENT = """
            insert into deployment (registration_id, deployment_id, product_family, first_seen_at)
            values (:id, :deployment, :product, :now) on conflict do nothing""";

    private static final String SUSPEND_WHAT_LEFT_THE_FILE = """
            update registration set status = 'SUSPENDED'
            where source = 'FILE' and status <> 'SUSPENDED' and not (issuer || ' ' || client_id = any (:kept))""";

    private final HomeDatabase database;

    public RegistrationRows(HomeDatabase database) {
        this.database = database;
    }

    public List<Registration> all() {
        return database.sql(ALL).query((row, number) -> registration(row)).list();
    }

    /** Makes the rows from the file what the file says; those that left it are suspended, as grades hang on them. */
    @Transactional
    public void importFile(List<PlatformSettings.Platform> platforms, Instant now) {
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
                    .param("institutionRoles", platform.institutionRoles().name())
                    .param("now", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        String[] kept = platforms.stream()
                .map(platform -> platform.issuer() + " " + platform.clientId())
                .toArray(String[]::new);
        database.sql(SUSPEND_WHAT_LEFT_THE_FILE).param("kept", kept).update();
    }

    /** One registration, which nobody else changes until this transaction ends. */
    public Optional<Registration> lock(long id) {
        return database.sql(ONE_LOCKED)
                .param(id)
                .query((row, number) -> registration(row))
                .optional();
    }

    /** The new one's id; empty if issuer and client id are taken. */
    public OptionalLong insert(Particulars of, Status status, Source source, @Nullable String product, Instant now) {
        return with(of, database.sql(INSERT))
                .param("issuer", of.issuer())
                .param("clientId", of.clientId())
                .param("status", status.name())
                .param("source", source.name())
                .param("product", product)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .optional()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    public boolean edit(long id, Particulars to) {
        return with(to, database.sql(EDIT)).param("id", id).update() == 1;
    }

    public boolean move(long id, Status from, Status to) {
        return database.sql(MOVE)
                        .param("id", id)
                        .param("from", from.name())
                        .param("to", to.name())
                        .update()
                == 1;
    }

    public void recordDeployment(long id, String deploymentId, @Nullable String product, Instant now) {
        database.sql(RECORD_DEPLOYMENT)
                .param("id", id)
                .param("deployment", deploymentId)
                .param("product", product)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static JdbcClient.StatementSpec with(Particulars of, JdbcClient.StatementSpec statement) {
        List<String> deployments = of.allowedDeployments();
        return statement
                .param("name", of.name())
                .param("authorization", of.authorizationEndpoint().toString())
                .param("token", of.tokenEndpoint().toString())
                .param("jwks", of.jwksUri().toString())
                .param("audience", of.tokenAudience())
                .param("origins", of.frameOrigins().toArray(String[]::new))
                .param("deployments", deployments == null ? null : deployments.toArray(String[]::new))
                .param("institutionRoles", of.institutionRoles().name());
    }

    private static Registration registration(ResultSet row) throws SQLException {
        String cluster = row.getString("cluster");
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
                Registration.Source.valueOf(row.getString("source")),
                InstitutionRoles.valueOf(row.getString("institution_roles")),
                new Placement.Place(cluster == null ? Clusters.HOME : cluster, row.getString("moving_to") != null));
    }

    private static @Nullable List<String> strings(@Nullable Array array) throws SQLException {
        return array == null ? null : List.of((String[]) array.getArray());
    }
}
