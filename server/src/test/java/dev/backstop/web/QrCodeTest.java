package dev.backstop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.ByteArrayInputStream;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    private static final String ADDRESS = "https://shop.example/items/M%C3%9CG-1?from=autumn";

    @Test
    void a_camera_reads_the_picture_back() throws Exception {
        var image = ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png()));
        var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels)));
        assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(ADDRESS);
        assertThat(image.getRGB(0, 0) & 0xFFFFFF).as("a quiet zone").isEqualTo(0xFFFFFF);
    }

    @Test
    void the_drawing_has_as_many_dark_modules_as_the_picture() throws Exception {
        var code = QrCode.of(ADDRESS);
        var image = ImageIO.read(new ByteArrayInputStream(code.png()));
        var dark = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                dark += (image.getRGB(x, y) & 0xFFFFFF) == 0 ? 1 : 0;
            }
        }
        var drawn = Pattern.compile("h(\\d+)v1h-").matcher(code.svg()).results()
                .mapToInt(run -> Integer.parseInt(run.group(1))).sum();
        assertThat(drawn * 64).isEqualTo(dark);
    }
}
