package trial;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The folder of a trial's data; one trial at a time may use it. The lock goes with the process, also when that is killed. */
final class Home implements AutoCloseable {

    private final Path addresses;
    private final FileLock lock;

    private Home(Path addresses, FileLock lock) {
        this.addresses = addresses;
        this.lock = lock;
    }

    /** Takes it; empty where another trial has it. */
    static Optional<Home> take(Path folder) throws IOException {
        Path file = folder.resolveSibling(folder.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        return Optional.of(new Home(addresses(folder), lock));
    }

    /** Leaves a note for whoever comes while this runs. */
    void isAt(String where) throws IOException {
        Files.writeString(addresses, where);
    }

    /** Where the trial runs that has the folder, as far as it said. */
    static String taken(Path folder) throws IOException {
        Path note = addresses(folder);
        return Files.exists(note) ? Files.readString(note) : "";
    }

    private static Path addresses(Path folder) {
        return folder.resolve("running");
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(addresses);
        lock.channel().close();
    }
}
