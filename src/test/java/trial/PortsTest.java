package trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a trial runs, also beside others. */
class PortsTest {

    @Test
    void ports_that_are_named_are_taken() throws IOException {
        int one = free();
        int other = free();

        assertThat(Ports.of(List.of("--fresh", "--tool-port=" + one, "--lms-port=" + other)))
                .isEqualTo(new Ports(one, other));
    }

    @Test
    void a_named_port_that_is_taken_is_refused_by_its_number() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> Ports.of(List.of("--tool-port=" + port, "--lms-port=" + free())))
                    .hasMessageContaining("Port " + port + " is taken")
                    .hasMessageContaining("--tool-port=");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--tool-port=0", "--tool-port=65536", "--lms-port=many", "--lms-port="})
    void what_is_not_a_port_is_refused(String argument) {
        assertThatThrownBy(() -> Ports.of(List.of(argument))).hasMessageContaining(argument + " is not a port");
    }

    @Test
    void one_port_for_both_is_refused() throws IOException {
        int port = free();

        assertThatThrownBy(() -> Ports.of(List.of("--tool-port=" + port, "--lms-port=" + port)))
                .hasMessageContaining("need two ports");
    }

    @Test
    void beside_another_trial_the_next_pair_is_taken() throws IOException {
        Ports first = Ports.of(List.of());
        try (ServerSocket taken = new ServerSocket(first.lms(), 1, InetAddress.getLoopbackAddress())) {
            Ports second = Ports.of(List.of());

            assertThat(taken.isBound()).isTrue();
            assertThat(second.tool()).isGreaterThan(first.tool());
            assertThat(second.lms() - second.tool()).isEqualTo(Ports.USUAL.lms() - Ports.USUAL.tool());
        }
    }

    @Test
    void a_folder_is_one_trials_until_it_ends(@TempDir Path folder) throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        try (Home first = Home.take(home).orElseThrow()) {
            first.isAt("at port 1");

            assertThat(Home.take(home)).isEmpty();
            assertThat(Home.taken(home)).isEqualTo("at port 1");
        }

        Optional<Home> next = Home.take(home);
        assertThat(next).isPresent();
        next.orElseThrow().close();
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
