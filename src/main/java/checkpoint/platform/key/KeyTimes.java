package checkpoint.platform.key;

import java.time.Duration;

/** The periods in the life of a key. Each follows from the one before. */
final class KeyTimes {

    /** For so long each node remembers which keys there are. */
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** For so long the key set may be cached by platforms: its {@code max-age}. */
    static final Duration CACHED = Duration.ofHours(1);

    /** A new key signs when every cache that keeps to {@code max-age} has it, with a margin for the nodes' own memory. */
    static final Duration BEFORE_SIGNING = CACHED.plusMinutes(5);

    /**
     * An old key stays published for so long after it signed last. What it signed lives five minutes at most (client assertions,
     * deep linking responses), and a cache an hour; the rest of the day is for people, who see that no platform grants a token
     * with the new key yet and have the old one sign again.
     */
    static final Duration KEPT = Duration.ofHours(24);

    /** The longest life of what {@code checkpoint.secret} itself signs: the access token of a launch. */
    static final Duration SEALED = Duration.ofHours(12);

    private KeyTimes() {}
}
