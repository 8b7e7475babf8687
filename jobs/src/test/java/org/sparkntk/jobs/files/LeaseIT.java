package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.errors.InvalidInputException;

/** Runs of several machines in one place on HDFS. */
final class LeaseIT {
  private static final Path OUT = new Path("/runs/a");
  private static final Path ELSEWHERE = new Path("/runs/.a.incomplete-moon-1t1-0123abcd");
  private static final Path OWN = Leftovers.sibling(OUT, Leftovers.INCOMPLETE);
  private static final long HARD_LIMIT_MILLIS = 600_000;

  @TempDir private static java.nio.file.Path folder;
  private static MiniDFSCluster hdfs;

  @BeforeAll
  static void start() throws IOException {
    Configuration settings = new Configuration();
    settings.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    hdfs = new MiniDFSCluster.Builder(settings).numDataNodes(1).build();
    hdfs.waitActive();
  }

  @AfterAll
  static void stop() {
    hdfs.shutdown();
  }

  private static List<Path> refuseAtWork(Duration patience) throws IOException {
    return new Leftovers(hdfs.getFileSystem(), OUT, patience).refuseAtWork(OWN);
  }

  @Test
  void aRunOfAnotherMachineIsRefusedWhileItWritesAndRemovedWhenItIsGone() throws IOException {
    FileSystem moon = FileSystem.newInstance(hdfs.getURI(), hdfs.getConfiguration(0));
    moon.mkdirs(ELSEWHERE);
    assertThat(refuseAtWork(Duration.ZERO)).as("not known").containsExactly(place());

    FSDataOutputStream log = moon.create(new Path(ELSEWHERE, RunDirectory.LOG));
    log.writeBytes("at work\n");
    log.hflush();
    assertThatThrownBy(() -> refuseAtWork(Duration.ofSeconds(1)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("output directory " + OUT)
        .hasMessageContaining("expected no other run at work there, found process 1 on moon");
    log.writeBytes("and goes on\n");
    log.hflush();
    assertThat(hdfs.getFileSystem().exists(ELSEWHERE)).isTrue();

    // The other machine renews its lease every half a minute: as if it were gone for longer.
    hdfs.setLeasePeriod(1, HARD_LIMIT_MILLIS);
    assertThat(refuseAtWork(Writer.LAPSE)).isEmpty();
    assertThat(hdfs.getFileSystem().exists(ELSEWHERE)).isFalse();
  }

  private static Path place() {
    return ELSEWHERE.makeQualified(hdfs.getURI(), OUT);
  }
}
