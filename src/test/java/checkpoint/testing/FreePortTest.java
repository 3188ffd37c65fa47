package checkpoint.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void no_port_is_handed_out_twice_nor_one_that_a_client_could_take() {
        List<Integer> ports = Stream.generate(FreePort::next).limit(500).toList();

        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_768);
    }
}
