package org.homeward.browser;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;

/** A screen on which the documentation shows pages. */
enum ScreenSize {
  /** A work computer. */
  WIDE(1280, 800, ""),
  /** A phone. */
  NARROW(390, 844, "-phone");

  private static final int COLOURS = 64;

  private final int width;
  private final int height;
  private final String suffix;

  ScreenSize(int width, int height, String suffix) {
    this.width = width;
    this.height = height;
    this.suffix = suffix;
  }

  String suffix() {
    return suffix;
  }

  /** Writes a small picture of the whole page: pages have few colours, so a palette will do. */
  void picture(Page page, Path file) {
    page.setViewportSize(width, height);
    page.evaluate("document.activeElement.blur()");
    byte[] full =
        page.screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setAnimations(ScreenshotAnimations.DISABLED));
    try {
      Files.createDirectories(file.getParent());
      ImageIO.write(
          withPalette(ImageIO.read(new ByteArrayInputStream(full))), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps the colours most used, and gives every other the nearest of them. */
  private static BufferedImage withPalette(BufferedImage image) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    Map<Integer, Integer> uses = new HashMap<>();
    for (int colour : pixels) {
      uses.merge(colour, 1, Integer::sum);
    }
    int[] palette =
        uses.entrySet().stream()
            .sorted(Map.Entry.<Integer, Integer>comparingByValue(Comparator.reverseOrder()))
            .limit(COLOURS)
            .mapToInt(Map.Entry::getKey)
            .toArray();
    Map<Integer, Integer> nearest = new HashMap<>();
    BufferedImage small =
        new BufferedImage(
            width,
            image.getHeight(),
            BufferedImage.TYPE_BYTE_INDEXED,
            new IndexColorModel(8, palette.length, palette, 0, false, -1, DataBuffer.TYPE_BYTE));
    for (int i = 0; i < pixels.length; i++) {
      int index = nearest.computeIfAbsent(pixels[i], colour -> nearest(colour, palette));
      small.getRaster().setSample(i % width, i / width, 0, index);
    }
    return small;
  }

  private static int nearest(int colour, int[] palette) {
    return IntStream.range(0, palette.length)
        .boxed()
        .min(Comparator.comparingInt(i -> distance(colour, palette[i])))
        .orElseThrow();
  }

  private static int distance(int one, int other) {
    int sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = (one >> shift & 255) - (other >> shift & 255);
      sum += difference * difference;
    }
    return sum;
  }
}
