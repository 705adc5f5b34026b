package dev.backstop.web;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** An address as a QR code, dark on white with its quiet zone, for paper: a quarter of it may be damaged and it is still read. */
public final class QrCode {
    private static final int PIXELS_A_MODULE = 8;

    private final BitMatrix modules;

    private QrCode(BitMatrix modules) {
        this.modules = modules;
    }

    public static QrCode of(String content) {
        try {
            return new QrCode(new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0,
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.Q, EncodeHintType.CHARACTER_SET, "UTF-8")));
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("%s cannot stand in a QR code".formatted(content), tooLong);
        }
    }

    public byte[] png() {
        var image = new BufferedImage(modules.getWidth() * PIXELS_A_MODULE, modules.getHeight() * PIXELS_A_MODULE,
                BufferedImage.TYPE_BYTE_BINARY);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, modules.get(x / PIXELS_A_MODULE, y / PIXELS_A_MODULE) ? 0x000000 : 0xFFFFFF);
            }
        }
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory does not fail to be written", impossible);
        }
    }

    /** For {@code <img src>}. */
    public String dataAddress() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }

    /** One path of runs of dark modules, so that it stays sharp at any size. */
    public String svg() {
        var path = new StringBuilder();
        for (var y = 0; y < modules.getHeight(); y++) {
            for (var x = 0; x < modules.getWidth(); x++) {
                var from = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append("M%d %dh%dv1h-%dz".formatted(from, y, x - from, x - from));
                }
            }
        }
        var size = modules.getWidth();
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" shape-rendering="crispEdges">
                <path fill="#fff" d="M0 0h%dv%dH0z"/><path d="%s"/></svg>
                """.formatted(size, size, size, size, path);
    }
}
