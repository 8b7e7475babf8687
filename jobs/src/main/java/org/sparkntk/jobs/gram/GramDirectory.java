package org.sparkntk.jobs.gram;

import java.io.IOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.AtomicFile;
import org.sparkntk.jobs.files.Json;
import org.sparkntk.jobs.files.SealedNpy;
import org.sparkntk.jobs.files.SealedNpy.Found;
import org.sparkntk.jobs.files.TextFile;

/**
 * The directory of a store, before a matrix uses it.
 *
 * @param fs its file system
 * @param path the directory, there or not
 */
record GramDirectory(FileSystem fs, Path path) {
  /** A tile is written in less. */
  private static final long HOUR_MILLIS = 3_600_000;

  /**
   * Makes it the store of a matrix, unless it is that of another one.
   *
   * @param data the rows of the matrix
   * @param identity of its tiles
   * @return whether tiles may be written: not into a store of more examples, whose last tiles
   *     differ
   * @throws InvalidInputException if the directory holds something else, which is left as it is
   */
  boolean claim(GramManifest wanted, GramManifest.Fingerprints data, TileIdentity identity)
      throws IOException {
    Path file = new Path(path, GramManifest.FILE);
    Optional<GramManifest> found =
        fs.exists(file)
            ? GramManifest.find(TextFile.read(fs, file), file.toString())
            : Optional.empty();
    if (found.isPresent()) {
      found.get().requireServes(wanted, data, file.toString());
      if (found.get().n() > wanted.n()) {
        return false;
      }
    } else {
      requireServes(identity, tiles());
    }
    fs.mkdirs(path);
    AtomicFile.tidy(fs, path, HOUR_MILLIS);
    if (found.isEmpty() || !found.get().equals(wanted)) {
      TextFile.write(fs, file, Json.text(wanted));
    }
    return true;
  }

  /** The names of the tiles, if there is nothing else. */
  private Set<String> tiles() throws IOException {
    Set<String> tiles = new HashSet<>();
    if (!fs.exists(path)) {
      return tiles;
    }
    for (FileStatus status : fs.listStatus(path)) {
      String name = status.getPath().getName();
      if (StoredTiles.isName(name)) {
        tiles.add(name);
      } else if (!AtomicFile.isHidden(status.getPath()) && !name.equals(GramManifest.FILE)) {
        throw new InvalidInputException(
            path + ": expected a Gram store or an empty directory, found other files: " + name);
      }
    }
    return tiles;
  }

  /** Without a manifest, the first tile that is whole says which matrix it is of. */
  private void requireServes(TileIdentity identity, Set<String> tiles) throws IOException {
    int blocks = tiles.isEmpty() ? 0 : identity.blocks().size();
    for (int row = 0; row < blocks; row++) {
      for (int col = row; col < blocks; col++) {
        String name = StoredTiles.name(row, col);
        if (tiles.contains(name)) {
          Found found = SealedNpy.read(fs, new Path(path, name), identity.of(row, col)).found();
          if (found == Found.WHOLE) {
            return;
          }
          if (found == Found.ANOTHER) {
            throw new InvalidInputException(
                "%s: expected a whole %s, found none, and %s is of another matrix; give gram.store another directory"
                    .formatted(path, GramManifest.FILE, name));
          }
        }
      }
    }
  }
}
