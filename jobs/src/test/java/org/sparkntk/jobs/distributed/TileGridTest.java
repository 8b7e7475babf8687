package org.sparkntk.jobs.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileGridTest {

  @ParameterizedTest
  @CsvSource({"1,1", "1,100", "100,100", "101,100", "99,100", "1000,7", "5000,3", "50000,1024"})
  void superTilesCoverEveryTileOnAndAboveTheDiagonalOnce(int n, int tileSize) {
    TileGrid grid = new TileGrid(n, tileSize);
    Map<List<Integer>, Integer> seen = new HashMap<>();
    long entries = 0;
    List<SuperTile> areas = grid.superTiles();
    for (int id = 0; id < areas.size(); id++) {
      SuperTile area = areas.get(id);
      assertThat(area.id()).isEqualTo(id);
      entries += grid.entries(area);
      for (int row = area.firstRow(); row < area.endRow(); row++) {
        for (int col = area.firstCol(row); col < area.endCol(); col++) {
          seen.merge(List.of(row, col), 1, Integer::sum);
        }
      }
    }
    assertThat(seen.values()).allMatch(count -> count == 1);
    assertThat(seen.keySet()).allMatch(tile -> tile.get(0) <= tile.get(1));
    assertThat((long) seen.size()).isEqualTo(grid.tiles());
    assertThat(entries).isEqualTo(grid.entries());
  }

  @Test
  void theLastBlockIsRagged() {
    TileGrid grid = new TileGrid(205, 100);
    assertThat(grid.blocks()).isEqualTo(3);
    assertThat(grid.rowsOf(1)).isEqualTo(100);
    assertThat(grid.rowsOf(2)).isEqualTo(5);
    assertThat(grid.entries()).isEqualTo(100 * 205 + 100 * 105 + 5 * 5);
  }

  /** As many for every core, until there are no more super-tiles. */
  @ParameterizedTest
  @CsvSource({"16384,2,14", "16384,3,15", "8000,2,8", "8000,100,36", "1500,2,3", "60000,2,55"})
  void partitionsAreFewButEven(int n, int cores, int expected) {
    TileGrid grid = new TileGrid(n, 1000);
    assertThat(TileAssignment.partitions(grid, cores)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1000,7,1", "1000,7,5", "1000,7,8", "50000,1024,6", "10,100,8"})
  void sharesAreBalancedToOneSuperTile(int n, int tileSize, int partitions) {
    TileGrid grid = new TileGrid(n, tileSize);
    List<TileAssignment.Share> shares = TileAssignment.assign(grid, partitions);
    assertThat(shares).hasSizeLessThanOrEqualTo(partitions);
    long most = 0;
    long least = Long.MAX_VALUE;
    long largest = 0;
    int count = 0;
    for (TileAssignment.Share share : shares) {
      long load = share.areas().stream().mapToLong(grid::entries).sum();
      most = Math.max(most, load);
      least = Math.min(least, load);
      count += share.areas().size();
    }
    for (SuperTile area : grid.superTiles()) {
      largest = Math.max(largest, grid.entries(area));
    }
    assertThat(count).isEqualTo(grid.superTiles().size());
    assertThat(most - least).isLessThanOrEqualTo(largest);
  }

  @Test
  void refusesAnEmptyGrid() {
    assertThatThrownBy(() -> new TileGrid(0, 4)).hasMessageContaining("n 0");
    assertThatThrownBy(() -> new TileGrid(4, 0)).hasMessageContaining("tile size 0");
  }
}
