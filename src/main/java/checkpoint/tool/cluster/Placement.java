package checkpoint.tool.cluster;

import java.util.List;

/** Knows in which cluster the rows of each registration are; implemented by the room that knows the registrations. Asked at each request, so it answers from memory. */
public interface Placement {

    /**
     * A registration's place.
     *
     * @param cluster its name, {@link Clusters#HOME} for the first one
     * @param moving whether it is being moved at this moment: nobody works on its rows meanwhile
     */
    record Place(String cluster, boolean moving) {

        public static final Place AT_HOME = new Place(Clusters.HOME, false);
    }

    /** That of a registration; a registration that nobody knows has its place at home. */
    Place of(long registration);

    /** The names of the platforms whose rows a cluster has. */
    default List<String> platformsIn(String cluster) {
        return List.of();
    }
}
