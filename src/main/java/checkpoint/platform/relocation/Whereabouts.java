package checkpoint.platform.relocation;

import org.jspecify.annotations.Nullable;

/**
 * The cluster of a registration, as the home cluster knows it.
 *
 * @param subject its issuer and client id
 * @param place the name of its cluster
 * @param movingTo the cluster to which a move was begun; {@code null}: none was
 */
record Whereabouts(
        String name, String subject, String place, @Nullable String movingTo) {

    private static final String FIND =
            "select name, issuer, client_id, coalesce(cluster, 'home') as place, moving_to from registration where id = ?";

    /** @throws CannotMove where there is no such registration */
    static Whereabouts find(Side home, long registration) {
        return home.sql(FIND)
                .param(registration)
                .query((row, number) -> new Whereabouts(
                        row.getString("name"),
                        row.getString("issuer") + " " + row.getString("client_id"),
                        row.getString("place"),
                        row.getString("moving_to")))
                .optional()
                .orElseThrow(() -> new CannotMove("There is no registration " + registration
                        + ". The address of its page in the console ends with its number."));
    }
}
