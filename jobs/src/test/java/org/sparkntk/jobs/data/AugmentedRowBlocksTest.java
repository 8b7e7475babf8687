package org.sparkntk.jobs.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sparkntk.jobs.data.PictureCrops.Mirroring;

class AugmentedRowBlocksTest {
  private static final int CHANNELS = 2;
  private static final int HEIGHT = 5;
  private static final int WIDTH = 6;
  private static final int SIZE = CHANNELS * HEIGHT * WIDTH;
  private static final int PICTURES = 11;
  private static final int SHIFT = 2;

  /** Pictures without a black pixel, in blocks of four. */
  @SuppressWarnings("ArrayRecordComponent") // never compared by value
  private record Pictures(byte[][] all) implements RowBlocks {
    static Pictures random() {
      Random random = new Random(1);
      byte[][] all = new byte[PICTURES][SIZE];
      for (byte[] picture : all) {
        for (int i = 0; i < SIZE; i++) {
          picture[i] = (byte) (1 + random.nextInt(255));
        }
      }
      return new Pictures(all);
    }

    @Override
    public int rows() {
      return PICTURES;
    }

    @Override
    public int width() {
      return SIZE;
    }

    @Override
    public int blockSize() {
      return 4;
    }

    @Override
    public RawRows block(int index) {
      byte[] values = new byte[rowsOf(index) * SIZE];
      for (int i = 0; i < rowsOf(index); i++) {
        System.arraycopy(all[4 * index + i], 0, values, i * SIZE, SIZE);
      }
      return new ByteRows(rowsOf(index), SIZE, values);
    }
  }

  private static AugmentedRowBlocks augmented(int copies, Mirroring mirroring, long seed) {
    PictureCrops crops = new PictureCrops(CHANNELS, HEIGHT, WIDTH, SHIFT, mirroring, seed);
    return new AugmentedRowBlocks(Pictures.random(), copies, crops);
  }

  private static byte[][] rows(RowBlocks blocks) {
    byte[][] out = new byte[blocks.rows()][];
    for (int b = 0; b < blocks.count(); b++) {
      byte[] values = ((ByteRows) blocks.block(b)).values();
      assertThat(values.length).isEqualTo(blocks.rowsOf(b) * SIZE);
      for (int i = 0; i < blocks.rowsOf(b); i++) {
        out[b * blocks.blockSize() + i] = Arrays.copyOfRange(values, i * SIZE, (i + 1) * SIZE);
      }
    }
    return out;
  }

  /** Pixel by pixel. */
  private static byte[] moved(byte[] picture, int right, int down, boolean mirrored) {
    byte[] out = new byte[SIZE];
    for (int c = 0; c < CHANNELS; c++) {
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          int fromY = y - down;
          int fromX = x - right;
          if (fromY >= 0 && fromY < HEIGHT && fromX >= 0 && fromX < WIDTH) {
            int column = mirrored ? WIDTH - 1 - fromX : fromX;
            out[(c * HEIGHT + y) * WIDTH + x] = picture[(c * HEIGHT + fromY) * WIDTH + column];
          }
        }
      }
    }
    return out;
  }

  /** How a copy was made, as text; fails if it is no copy. */
  private static String move(byte[] copy, byte[] picture) {
    for (int right = -SHIFT; right <= SHIFT; right++) {
      for (int down = -SHIFT; down <= SHIFT; down++) {
        for (boolean mirrored : new boolean[] {false, true}) {
          if (Arrays.equals(copy, moved(picture, right, down, mirrored))) {
            return right + " " + down + " " + mirrored;
          }
        }
      }
    }
    throw new AssertionError("no copy of its picture");
  }

  @Test
  void copiesAreMovedPicturesAndAllMovesOccur() {
    AugmentedRowBlocks blocks = augmented(60, Mirroring.AT_RANDOM, 1);
    byte[][] pictures = rows(Pictures.random());
    byte[][] rows = rows(blocks);
    Set<String> moves = new HashSet<>();
    assertThat(blocks.rows()).isEqualTo(660);
    assertThat(blocks.originals()).isEqualTo(PICTURES);
    for (int i = 0; i < rows.length; i++) {
      if (i < PICTURES) {
        assertThat(rows[i]).isEqualTo(pictures[i]);
      } else {
        moves.add(move(rows[i], pictures[i % PICTURES]));
      }
    }
    assertThat(moves).hasSize(50);
  }

  @Test
  void digitsAreNeverMirrored() {
    byte[][] pictures = rows(Pictures.random());
    byte[][] rows = rows(augmented(20, Mirroring.NEVER, 1));
    for (int i = PICTURES; i < rows.length; i++) {
      assertThat(move(rows[i], pictures[i % PICTURES])).endsWith("false");
    }
  }

  @Test
  void chosenRowsAreThoseOfTheirBlocks() {
    AugmentedRowBlocks blocks = augmented(3, Mirroring.AT_RANDOM, 5);
    int[] rows = {0, 3, 4, 10, 11, 25, 32};
    RawRows chosen = blocks.select(rows);
    double[] found = new double[SIZE];
    double[] expected = new double[SIZE];
    for (int i = 0; i < rows.length; i++) {
      chosen.copyRow(i, found, 0);
      blocks.block(rows[i] / 4).copyRow(rows[i] % 4, expected, 0);
      assertThat(found).isEqualTo(expected);
    }
    assertThat(Pictures.random().select(new int[] {2, 9}).rows()).isEqualTo(2);
  }

  @Test
  void aCopyDependsOnSeedNumberAndPictureAlone() {
    byte[][] few = rows(augmented(3, Mirroring.AT_RANDOM, 1));
    byte[][] many = rows(augmented(9, Mirroring.AT_RANDOM, 1));
    byte[][] other = rows(augmented(3, Mirroring.AT_RANDOM, 2));
    assertThat(Arrays.copyOf(many, few.length)).isDeepEqualTo(few);
    assertThat(other[2 * PICTURES]).isNotEqualTo(few[2 * PICTURES]);
  }
}
