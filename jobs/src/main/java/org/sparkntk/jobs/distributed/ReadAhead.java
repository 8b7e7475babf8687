package org.sparkntk.jobs.distributed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.sparkntk.jobs.distributed.Slab.PlacedTile;
import org.sparkntk.kernels.linalg.Tile;

/** Tiles of a file, at least one; the next one is read while the last one is used. */
final class ReadAhead implements Iterator<PlacedTile> {
  private static final Executor READERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "tile-reader");
            thread.setDaemon(true);
            return thread;
          });

  /** Buffers that no thread uses: direct memory is given back late. */
  private static final Queue<ByteBuffer> SPARE = new ConcurrentLinkedQueue<>();

  private final DirectFile file;
  private final List<TileFile.Place> places;
  private final ByteBuffer buffer;
  private @Nullable Tile tile;
  private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
  private int next;

  ReadAhead(DirectFile file, List<TileFile.Place> places) {
    this.file = file;
    this.places = places;
    this.buffer = buffer(places.stream().mapToLong(ReadAhead::bytes).max().orElse(0));
    readNext();
  }

  @Override
  public boolean hasNext() {
    return next < places.size();
  }

  @Override
  public PlacedTile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    TileFile.Place place = places.get(next++);
    Tile last = tile;
    Tile current =
        last != null && last.rows() == place.rows() && last.cols() == place.cols()
            ? last
            : place.tile();
    tile = current;
    reading.join();
    DirectFile.copy(buffer, current);
    if (hasNext()) {
      readNext();
    } else {
      SPARE.add(buffer); // only here: nobody reads into it any more
    }
    return new PlacedTile(place.row(), place.col(), current);
  }

  private static ByteBuffer buffer(long bytes) {
    ByteBuffer spare = SPARE.poll();
    return spare != null && spare.capacity() >= bytes ? spare : DirectFile.buffer(bytes);
  }

  private void readNext() {
    TileFile.Place place = places.get(next);
    reading = CompletableFuture.runAsync(() -> read(place), READERS);
  }

  private void read(TileFile.Place place) {
    try {
      file.read(place.position(), bytes(place), buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("reading tiles from local disk: " + e.getMessage(), e);
    }
  }

  private static long bytes(TileFile.Place place) {
    return (long) place.rows() * place.cols() * place.precision().bytes();
  }
}
