package checkpoint.content.reading;

import static org.assertj.core.api.Assertions.assertThat;

import checkpoint.content.checkpoint.ImageSize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A page keeps room for an image whose size can be known. */
class ImageSizeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<svg width=\"480\" height=\"520\" viewBox=\"0 0 1 1\"> | 480 | 520",
                "<?xml version=\"1.0\"?><svg height='20px' xmlns='x' width='10.5px'> | 10 | 20",
                "<svg viewBox=\"0 0 300 150\"> | 300 | 150",
                "<svg width=\"100%\" viewBox=\"-1,-1,30,15.5\"> | 30 | 15"
            })
    void a_drawing_says_its_size(String svg, int width, int height) {
        assertThat(ImageSize.of("a.svg", svg.getBytes(StandardCharsets.UTF_8))).contains(new ImageSize(width, height));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "gif"})
    void a_picture_is_measured(String kind) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(7, 3, BufferedImage.TYPE_INT_RGB), kind, bytes);

        assertThat(ImageSize.of("a." + kind, bytes.toByteArray())).contains(new ImageSize(7, 3));
    }

    @Test
    void what_says_nothing_of_its_size_has_none() {
        assertThat(ImageSize.of("a.svg", "<svg>".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(ImageSize.of("a.svg", new byte[0])).isEmpty();
        assertThat(ImageSize.of("a.webp", "RIFF....WEBP".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
        assertThat(ImageSize.of("a.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEmpty();
    }
}
