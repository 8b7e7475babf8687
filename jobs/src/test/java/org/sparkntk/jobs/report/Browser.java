package org.sparkntk.jobs.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A headless Chromium, where the machine has one. */
final class Browser {
  /** A request for a page; those that the browser makes for itself have no origin. */
  private static final Pattern REQUEST =
      Pattern.compile("\"initiator\":\"(?!not an origin).*\"url\":\"(https?:[^\"]*)\"");

  /**
   * What a page did.
   *
   * @param dom the document after its scripts have run
   * @param console lines of the console: messages, errors, violations of the page's policy
   * @param requests addresses that were asked for over the network
   */
  record Visit(String dom, List<String> console, List<String> requests) {}

  private final Path program;
  private final Path directory;

  private Browser(Path program, Path directory) {
    this.program = program;
    this.directory = directory;
  }

  /** Skips the calling test when there is none. */
  static Browser inPath(Path directory) {
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
            .flatMap(
                name ->
                    Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                        .map(folder -> Path.of(folder, name)))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "no chromium or google-chrome on the PATH: page not opened");
    return new Browser(program.orElseThrow(), directory);
  }

  Visit open(String html) throws IOException, InterruptedException {
    Path page = Files.writeString(directory.resolve("page.html"), html);
    Path network = directory.resolve("network.json");
    Path dom = directory.resolve("dom.html");
    Path messages = directory.resolve("messages.txt");
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Whatever asks for something, nothing leaves this machine.
                "--host-resolver-rules=MAP * ~NOTFOUND",
                "--user-data-dir=" + directory.resolve("profile"),
                "--window-size=1280,2000",
                "--enable-logging=stderr",
                "--log-net-log=" + network,
                "--dump-dom",
                page.toUri().toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(messages.toFile())
            .start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException("the browser did not end within a minute");
    }
    List<String> console =
        Files.readAllLines(messages).stream().filter(line -> line.contains("CONSOLE")).toList();
    return new Visit(Files.readString(dom), console, requests(Files.readString(network)));
  }

  private static List<String> requests(String log) {
    List<String> requests = new ArrayList<>();
    Matcher request = REQUEST.matcher(log);
    while (request.find()) {
      requests.add(request.group(1));
    }
    return requests;
  }
}
