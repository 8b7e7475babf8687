package org.sparkntk.jobs.distributed;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Matrix;
import org.sparkntk.kernels.linalg.Precision;
import org.sparkntk.kernels.linalg.Tile;
import org.sparkntk.kernels.solve.LinearOperator;

/**
 * The Gram matrix Θ(X, X) as tiles on and above the diagonal, spread over the executors' memory or
 * local disks, or computed anew for every product.
 *
 * <p>Stored tiles stay where they are made and are never shuffled; only blocks of vectors move. A
 * lost executor's tiles are made again from the examples. The bits of every tile and of every
 * product depend on the examples, the kernel and the tile size, not on storage, partitions or
 * executors.
 */
public final class GramMatrix implements LinearOperator, AutoCloseable {
  /** As many partitions as the tiles and the cores suggest. */
  public static final int AUTO = 0;

  /** A product's task takes partitions with about so many entries, a fifth of a second's work. */
  private static final long ENTRIES_PER_TASK = 500_000_000;

  private static final int MOST_TASKS_PER_CORE = 3;

  /** By which entries in float64 cannot exceed those in float32. */
  private static final double MARGIN = 1.01;

  private final JavaSparkContext spark;
  private final TileGrid grid;
  private final PanelSource source;
  private final TileStorage storage;
  private final JavaRDD<Slab> slabs;

  /** The largest magnitude of an entry, once it is known. */
  private Optional<Double> largest = Optional.empty();

  private GramMatrix(
      JavaSparkContext spark,
      TileGrid grid,
      PanelSource source,
      TileStorage storage,
      JavaRDD<Slab> slabs) {
    this.spark = spark;
    this.grid = grid;
    this.source = source;
    this.storage = storage;
    this.slabs = slabs;
  }

  /**
   * Describes the Gram matrix of a set of examples; nothing is computed before it is first used.
   *
   * @param source the examples; its block size is the tile size
   * @param partitions wanted number of Spark partitions, or {@link #AUTO}
   * @param storage where the tiles are between products
   */
  public static GramMatrix of(
      JavaSparkContext spark, PanelSource source, int partitions, TileStorage storage) {
    return of(spark, source, partitions, storage, TileMaker.computing(source));
  }

  /**
   * The same with tiles that come from elsewhere.
   *
   * @param maker of the tiles
   */
  public static GramMatrix of(
      JavaSparkContext spark,
      PanelSource source,
      int partitions,
      TileStorage storage,
      TileMaker maker) {
    TileFactory factory = new TileFactory(grid(source), source.kernel().precision(), maker);
    int count =
        partitions == AUTO
            ? TileAssignment.partitions(grid(source), spark.defaultParallelism())
            : partitions;
    List<TileAssignment.Share> shares = TileAssignment.assign(grid(source), count);
    JavaRDD<Slab> slabs =
        spark
            .parallelize(shares, shares.size())
            .flatMap(
                share -> share.areas().stream().map(a -> slab(factory, a, storage)).iterator());
    if (storage != TileStorage.RECOMPUTE) {
      slabs.persist(StorageLevel.MEMORY_ONLY());
    }
    return new GramMatrix(spark, grid(source), source, storage, slabs);
  }

  /** {@link #of(JavaSparkContext, PanelSource, int, TileStorage)} in memory. */
  public static GramMatrix of(JavaSparkContext spark, PanelSource source, int partitions) {
    return of(spark, source, partitions, TileStorage.MEMORY);
  }

  private static TileGrid grid(PanelSource source) {
    return new TileGrid(source.blocks().rows(), source.blocks().blockSize());
  }

  private static Slab slab(TileFactory factory, SuperTile area, TileStorage storage) {
    return switch (storage) {
      case MEMORY -> MemorySlab.of(area, factory);
      case DISK -> FileSlab.of(area, factory);
      case RECOMPUTE -> new ComputedSlab(area, factory);
    };
  }

  /**
   * The same matrix with entries computed in float64 for every product, whatever is stored.
   *
   * @param exact the same examples prepared for the same kernel in float64
   */
  public LinearOperator exact(PanelSource exact) {
    GramMatrix out = of(spark, exact, AUTO, TileStorage.RECOMPUTE);
    out.largest = Optional.of(MARGIN * largest());
    return out;
  }

  /**
   * The Gram matrix of the first examples, made of the tiles of this one.
   *
   * @param blocks of rows, from 1 to all of them
   */
  public GramMatrix leading(int blocks) {
    if (blocks < 1 || blocks > grid.blocks()) {
      throw new IllegalArgumentException(
          "expected 1 to " + grid.blocks() + " blocks, found " + blocks);
    }
    int rows = Math.min(grid.n(), blocks * grid.tileSize());
    JavaRDD<Slab> part =
        slabs
            .filter(slab -> slab.area().firstCol() < blocks)
            .map(slab -> new LeadingSlab(slab, blocks));
    return new GramMatrix(spark, new TileGrid(rows, grid.tileSize()), source, storage, part);
  }

  @Override
  public int size() {
    return grid.n();
  }

  /** Where the tiles are. */
  public TileStorage storage() {
    return storage;
  }

  /** The format of the stored entries. */
  public Precision precision() {
    return source.kernel().precision();
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
          .of(slabsInFewTasks(), vectors, spark.defaultParallelism(), SlabProduct.DRIVER_LIMIT);
    } finally {
      vectors.destroy();
    }
  }

  /**
   * The tiles for a job that is soon done. Few tasks, because every one costs Spark ten
   * milliseconds; several where they can even out.
   */
  JavaRDD<Slab> slabsInFewTasks() {
    int cores = spark.defaultParallelism();
    long perCore = grid.entries() / (cores * ENTRIES_PER_TASK);
    return slabs.coalesce(cores * (int) Math.max(1, Math.min(MOST_TASKS_PER_CORE, perCore)));
  }

  private double largest() {
    return largest.orElseGet(() -> summarise().largest());
  }

  /** All of the matrix on the driver; what is below the diagonal stays 0 outside of its tiles. */
  public Matrix upperTriangle() {
    Matrix out = Matrix.zeros(grid.n(), grid.n());
    slabs.map(MemorySlab::copy).collect().forEach(slab -> place(slab, out));
    return out;
  }

  private void place(MemorySlab slab, Matrix out) {
    for (PlacedTile placed : slab.tiles()) {
      Tile tile = placed.tile();
      double[] row = new double[tile.cols()];
      for (int i = 0; i < tile.rows(); i++) {
        tile.copyRows(i, 1, row);
        int at = (grid.firstRow(placed.row()) + i) * grid.n() + grid.firstRow(placed.col());
        System.arraycopy(row, 0, out.data(), at, row.length);
      }
    }
  }

  /** Frees the tiles. */
  @Override
  public void close() {
    if (storage != TileStorage.RECOMPUTE) {
      slabs.unpersist(false);
    }
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
