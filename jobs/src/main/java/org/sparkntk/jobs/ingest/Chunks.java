package org.sparkntk.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;

/** Reads a file, or a range of it, chunk by chunk; whoever opened it closes it. */
interface Chunks extends Iterator<Chunk>, Closeable {
  /** An iterator that closes {@code chunks} as soon as they end. */
  static Iterator<Chunk> closingAtEnd(Chunks chunks) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        boolean more = chunks.hasNext();
        if (!more) {
          closeUnchecked(chunks);
        }
        return more;
      }

      @Override
      public Chunk next() {
        return chunks.next();
      }
    };
  }

  /** Closes without a checked exception. */
  static void closeUnchecked(Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
