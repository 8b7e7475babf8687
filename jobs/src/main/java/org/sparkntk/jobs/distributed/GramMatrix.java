package org.sparkntk.jobs.distributed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.Kernel;
import org.sparkntk.kernels.Panel;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * The Gram matrix Θ(X, X) as tiles on and above the diagonal, spread over the executors' memory.
 *
 * <p>The tiles are made once, stay where they are made and are never shuffled; only blocks of
 * vectors move. A lost executor's tiles are made again from the examples. The bits of every tile
 * and of every product depend on the examples, the kernel and the tile size, not on partitions or
 * executors.
 */
public final class GramMatrix implements LinearOperator, AutoCloseable {
  /** As many partitions as there are super-tiles, so that Spark itself evens out their times. */
  public static final int AUTO = Integer.MAX_VALUE;

  /** A product's task takes partitions with about so many entries, a fifth of a second's work. */
  private static final long ENTRIES_PER_TASK = 500_000_000;

  private static final int MOST_TASKS_PER_CORE = 3;

  private final JavaSparkContext spark;
  private final TileGrid grid;
  private final JavaRDD<Slab> slabs;
  private final PanelSource source;

  /** The largest magnitude of an entry, once it is known. */
  private Optional<Double> largest = Optional.empty();

  private GramMatrix(
      JavaSparkContext spark, TileGrid grid, JavaRDD<Slab> slabs, PanelSource source) {
    this.source = source;
    this.spark = spark;
    this.grid = grid;
    this.slabs = slabs;
  }

  /**
   * Describes the Gram matrix of a set of examples; nothing is computed before it is first used.
   *
   * @param source the examples; its block size is the tile size
   * @param partitions wanted number of Spark partitions, or {@link #AUTO}
   */
  public static GramMatrix of(JavaSparkContext spark, PanelSource source, int partitions) {
    TileGrid grid = new TileGrid(source.blocks().rows(), source.blocks().blockSize());
    List<TileAssignment.Share> shares = TileAssignment.assign(grid, partitions);
    JavaRDD<Slab> slabs =
        spark
            .parallelize(shares, shares.size())
            .flatMap(share -> share.areas().stream().map(area -> fill(source, area)).iterator())
            .persist(StorageLevel.MEMORY_ONLY());
    return new GramMatrix(spark, grid, slabs, source);
  }

  @Override
  public int size() {
    return grid.n();
  }

  /** How the matrix is cut. */
  public TileGrid grid() {
    return grid;
  }

  /** The number of Spark partitions that hold the tiles. */
  public int partitions() {
    return slabs.getNumPartitions();
  }

  /** The tiles, computed when first used and cached. */
  public JavaRDD<Slab> slabs() {
    return slabs;
  }

  /** Computes all tiles that are not there yet and sums them up. */
  public GramSummary summarise() {
    GramSummary summary =
        GramSummary.merge(grid, slabs.map(slab -> GramSummary.Part.of(slab)).collect());
    largest = Optional.of(summary.largest());
    return summary;
  }

  /** A S in the arithmetic of the tiles: with float32 tiles good to about 10⁻⁵ of its size. */
  @Override
  public Matrix apply(Matrix s) {
    return product(s, source.kernel().precision());
  }

  /** The stored entries, float32 ones included, in float64 arithmetic. */
  @Override
  public LinearOperator accurate() {
    return source.kernel().precision() == Precision.FLOAT64 ? this : new Accurate();
  }

  private Matrix product(Matrix s, Precision arithmetic) {
    if (s.rows() != grid.n()) {
      throw new IllegalArgumentException("S needs " + grid.n() + " rows, found " + s.rows());
    }
    Broadcast<Matrix> vectors = spark.broadcast(s);
    try {
      return new SlabProduct(grid, arithmetic, largest())
          .of(
              slabs.coalesce(tasks()),
              vectors,
              spark.defaultParallelism(),
              SlabProduct.DRIVER_LIMIT);
    } finally {
      vectors.destroy();
    }
  }

  /** Few, because every task costs Spark ten milliseconds; several where they can even out. */
  private int tasks() {
    int cores = spark.defaultParallelism();
    long perCore = grid.entries() / (cores * ENTRIES_PER_TASK);
    return cores * (int) Math.max(1, Math.min(MOST_TASKS_PER_CORE, perCore));
  }

  private double largest() {
    return largest.orElseGet(() -> summarise().largest());
  }

  /** Frees the tiles. */
  @Override
  public void close() {
    slabs.unpersist(false);
  }

  private static Slab fill(PanelSource source, SuperTile area) {
    Kernel kernel = source.kernel();
    List<PlacedTile> tiles = new ArrayList<>(area.tiles());
    for (int row = area.firstRow(); row < area.endRow(); row++) {
      Panel rows = source.panel(row);
      for (int col = area.firstCol(row); col < area.endCol(); col++) {
        tiles.add(new PlacedTile(row, col, fill(kernel, rows, source, row, col)));
      }
    }
    return new Slab(area, tiles);
  }

  private static Tile fill(Kernel kernel, Panel rows, PanelSource source, int row, int col) {
    if (row == col) {
      Tile tile = Tile.zeros(kernel.precision(), rows.rows(), rows.rows());
      kernel.fillDiagonal(rows, tile);
      return tile;
    }
    Panel cols = source.panel(col);
    Tile tile = Tile.zeros(kernel.precision(), rows.rows(), cols.rows());
    kernel.fill(rows, cols, tile);
    return tile;
  }

  private final class Accurate implements LinearOperator {
    @Override
    public int size() {
      return grid.n();
    }

    @Override
    public Matrix apply(Matrix s) {
      return product(s, Precision.FLOAT64);
    }
  }
}
