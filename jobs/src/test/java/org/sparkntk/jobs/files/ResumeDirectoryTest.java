package org.sparkntk.jobs.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkntk.jobs.files.ResumeDirectory.Found;

final class ResumeDirectoryTest {
  @TempDir private Path temp;

  private ResumeDirectory open(String run) throws IOException {
    return ResumeDirectory.open(
        FileSystem.getLocal(new Configuration()).getRaw(),
        new org.apache.hadoop.fs.Path(temp.resolve("a").toUri()),
        run);
  }

  @Test
  void onlyTheSameRunGoesOn() throws IOException {
    Path kept = temp.resolve(".a.resume/part");
    assertThat(open("this").found()).isEqualTo(Found.NOTHING);
    assertThat(temp).isEmptyDirectory();
    open("this").directory("part");
    Files.writeString(kept.resolve("file"), "");

    assertThat(open("this").found()).isEqualTo(Found.THIS_RUN);
    assertThat(kept.resolve("file")).exists();
    assertThat(open("another").found()).isEqualTo(Found.ANOTHER_RUN);
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void whatDoesNotSayWhoseItIsIsNotGoneOnFrom() throws IOException {
    open("this").directory("part");
    Files.writeString(temp.resolve(".a.resume/resume.json"), "{\"run\": ");
    assertThat(open("this").found()).isEqualTo(Found.ANOTHER_RUN);
    assertThat(temp).isEmptyDirectory();
  }
}
