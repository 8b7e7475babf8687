package org.sparkntk.jobs.distributed;

import java.io.Serializable;
import java.util.Iterator;
import java.util.stream.StreamSupport;

/**
 * The part of a slab that belongs to the first blocks of rows and columns.
 *
 * @param whole the slab
 * @param blocks how many
 */
record LeadingSlab(Slab whole, int blocks) implements Slab, Serializable {
  @Override
  public SuperTile area() {
    SuperTile area = whole.area();
    return new SuperTile(
        area.id(),
        area.firstRow(),
        Math.min(blocks, area.endRow()),
        area.firstCol(),
        Math.min(blocks, area.endCol()));
  }

  @Override
  public Iterable<PlacedTile> tiles() {
    return this::iterator;
  }

  private Iterator<PlacedTile> iterator() {
    return StreamSupport.stream(whole.tiles().spliterator(), false)
        .filter(placed -> placed.row() < blocks && placed.col() < blocks)
        .iterator();
  }
}
