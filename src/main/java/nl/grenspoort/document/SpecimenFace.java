package nl.grenspoort.document;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import javax.imageio.ImageIO;

/**
 * A drawn face of nobody, as DG2 holds one: a face record of ISO/IEC 19794-5:2005 with a JPEG image
 * inside the biometric template of ICAO 9303-10, 4.7.2.
 */
final class SpecimenFace {
    private static final int WIDTH = 240;
    private static final int HEIGHT = 320;
    private static final int RECORD_HEADER = 14;
    private static final int FACE_HEADER = 20;
    private static final int IMAGE_HEADER = 12;
    private static final byte FULL_FRONTAL = 1;
    private static final byte JPEG = 0;
    private static final byte RGB24 = 1;

    private SpecimenFace() {}

    /** EF.DG2. */
    static byte[] dg2() {
        byte[] header =
                TlvWriter.constructed(
                        0xA1,
                        TlvWriter.object(0x80, (byte) 0x01, (byte) 0x01),
                        TlvWriter.object(0x81, (byte) 0x02), // facial features
                        TlvWriter.object(0x82, (byte) 0x00),
                        TlvWriter.object(0x87, (byte) 0x01, (byte) 0x01), // ISO/IEC JTC1 SC37
                        TlvWriter.object(0x88, (byte) 0x00, (byte) 0x08)); // 19794-5
        byte[] template =
                TlvWriter.constructed(0x7F60, header, TlvWriter.object(0x5F2E, faceRecord(jpeg())));
        return TlvWriter.constructed(
                0x75, TlvWriter.constructed(0x7F61, TlvWriter.object(0x02, (byte) 0x01), template));
    }

    /** ISO/IEC 19794-5:2005, 5.4 to 5.7, one face, no feature points. */
    private static byte[] faceRecord(byte[] image) {
        int face = FACE_HEADER + IMAGE_HEADER + image.length;
        return ByteBuffer.allocate(RECORD_HEADER + face)
                .put("FAC\0".getBytes(StandardCharsets.US_ASCII))
                .put("010\0".getBytes(StandardCharsets.US_ASCII))
                .putInt(RECORD_HEADER + face)
                .putShort((short) 1)
                .putInt(face)
                .put(new byte[FACE_HEADER - Integer.BYTES]) // everything about the face unspecified
                .put(FULL_FRONTAL)
                .put(JPEG)
                .putShort((short) WIDTH)
                .putShort((short) HEIGHT)
                .put(RGB24)
                .put((byte) 0) // source unspecified
                .putShort((short) 0)
                .putShort((short) 0)
                .put(image)
                .array();
    }

    private static byte[] jpeg() {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(drawn(), "jpeg", out)) {
                throw new IllegalStateException("this JDK writes no JPEG");
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("a drawn image can't be written", e);
        }
    }

    private static BufferedImage drawn() {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xE4E8EC));
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(new Color(0x5B6B7B));
        pen.fill(new Ellipse2D.Double(10, 250, 220, 200));
        pen.setColor(new Color(0xC9B8A6));
        pen.fillRect(98, 215, 44, 50);
        pen.fill(new Ellipse2D.Double(62, 70, 116, 165));
        pen.setColor(new Color(0x39424B));
        pen.fill(new Ellipse2D.Double(88, 140, 16, 9));
        pen.fill(new Ellipse2D.Double(136, 140, 16, 9));
        pen.setStroke(new BasicStroke(3));
        pen.drawLine(120, 155, 116, 180);
        pen.drawLine(104, 203, 136, 203);
        pen.dispose();
        return image;
    }
}
