package org.sparkntk.jobs.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.sparkntk.jobs.errors.InvalidInputException;
import org.sparkntk.jobs.files.Sha256;

/**
 * Reads an experiment file on top of {@code conf/defaults.conf}.
 *
 * <p>Precedence, highest first: overrides in reverse order of the command line, the experiment
 * file, the defaults. Substitutions such as <code>${solver.ridge}</code> or <code>${?HOME}</code>
 * are resolved last, so they see the overrides.
 */
public final class ConfigReader {
  /** What Java makes of {@code hdfs://host/path}. */
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9]+:/");

  private ConfigReader() {}

  /**
   * Reads, checks and binds a configuration.
   *
   * @param file the experiment, HOCON whatever its ending
   * @param overrides {@code key=value} texts; a value that starts as a list, an object, a quoted
   *     text or a substitution is HOCON, a number or true or false is itself, all else is a text
   * @throws InvalidInputException if the file is missing, is not HOCON, or has an unknown key or a
   *     value of the wrong type or out of range; the message names the file and the line
   */
  public static LoadedConfig read(Path file, List<String> overrides) {
    return mendable(file, () -> load(written(file, overrides)));
  }

  /**
   * Checks and binds settings of a program that has no file.
   *
   * @param settings texts in HOCON; later ones win
   * @param top the keys that they may have at the top
   * @throws InvalidInputException as {@link #read}
   */
  public static LoadedConfig of(List<Text> settings, Set<String> top) {
    try {
      Config own = ConfigFactory.empty();
      for (Text text : settings) {
        own = text.parse(top).withFallback(own);
      }
      return load(own.withFallback(DefaultsIncluder.defaults()).resolve());
    } catch (ConfigException e) {
      throw Origins.mendable(e);
    }
  }

  /**
   * Settings in HOCON.
   *
   * @param name what messages call it
   * @param hocon the text
   */
  public record Text(String name, String hocon) {
    private Config parse(Set<String> top) {
      Config parsed =
          ConfigFactory.parseString(
              hocon, ConfigParseOptions.defaults().setOriginDescription(name));
      for (String key : parsed.root().keySet()) {
        if (!top.contains(key)) {
          throw new InvalidInputException(
              "%s: expected keys of %s, found %s".formatted(name, Names.list(top), key));
        }
      }
      return parsed;
    }
  }

  /**
   * Reads a comparison: the same, with the configurations of all cells of its grid.
   *
   * @throws InvalidInputException as {@link #read}, for a cell with its name too
   */
  public static Grid grid(Path file, List<String> overrides) {
    return mendable(file, () -> GridReader.read(written(file, overrides)));
  }

  /** All keys as they are written, in the file, on the command line or in the defaults. */
  private static Config written(Path file, List<String> overrides) {
    Config own = parse(file);
    for (String override : overrides) {
      own = Setting.parse(override).applyTo(own);
    }
    return own.withFallback(DefaultsIncluder.defaults()).resolve();
  }

  /** Checks and binds all keys. */
  static LoadedConfig load(Config written) {
    KnownKeys.check(written.root(), DefaultsIncluder.defaults().root());
    Config config = Preset.expand(written);
    return loaded(bind(config), config);
  }

  private static <T> T mendable(Path file, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (ConfigException e) {
      throw Origins.mendable(e);
    } catch (StackOverflowError e) { // the parser descends with every bracket
      throw new InvalidInputException(
          file + ": expected brackets within brackets to some depth, found too many");
    }
  }

  /**
   * Binds a {@code kernel} section that was saved with a model.
   *
   * @param json the section as JSON
   * @param file where it was saved, for messages
   * @throws InvalidInputException if it is not a valid section
   */
  public static KernelConfig kernel(String json, String file) {
    return saved("kernel", json, file, KernelReader::read);
  }

  /** The same for a {@code sketch} section. */
  public static SketchConfig sketch(String json, String file) {
    return saved("sketch", json, file, SketchReader::read);
  }

  private static <T> T saved(String name, String json, String file, Function<Section, T> reader) {
    try {
      ConfigParseOptions options =
          ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON).setOriginDescription(file);
      Config section = ConfigFactory.parseString("{\"" + name + "\": " + json + "}", options);
      return reader.apply(Section.of(section, name));
    } catch (ConfigException e) {
      throw Origins.mendable(e);
    }
  }

  /** Values with the configuration that they stand for. */
  static LoadedConfig loaded(RunConfig run, Config config) {
    String hash = Sha256.of(json(config.withoutPath(TrackingReader.NAME)));
    return new LoadedConfig(run, json(config), hash);
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      String where =
          ELSEWHERE.matcher(file.toString()).lookingAt()
              ? "; expected one on this machine: copy it here first, as hdfs dfs -get does"
              : "";
      throw new InvalidInputException("configuration file not found: " + file + where);
    }
    ConfigParseOptions options =
        ConfigParseOptions.defaults()
            .setSyntax(ConfigSyntax.CONF)
            .setAllowMissing(false)
            .appendIncluder(new DefaultsIncluder());
    try {
      return ConfigFactory.parseFile(file.toFile(), options);
    } catch (ConfigException.IO e) {
      // The file itself is there: it is one that it includes, and that is all the library names.
      throw new InvalidInputException(
          file + ": expected to find what it includes, found: " + Origins.mendable(e).getMessage());
    }
  }

  private static RunConfig bind(Config config) {
    return new RunConfig(
        new Section("", config.root()).oneOf("mode", Mode.values()),
        FitConfig.read(Section.of(config, "fit")),
        DataReader.read(Section.of(config, "data")),
        KernelReader.read(Section.of(config, "kernel")),
        GramReader.read(Section.of(config, "gram")),
        SolverReader.read(Section.of(config, "solver")),
        SketchReader.read(Section.of(config, "sketch")),
        SketchErrorReader.read(Section.of(config, "sketch-error"), Section.of(config, "sketch")),
        PredictReader.read(Section.of(config, "predict")),
        InputsReader.read(Section.of(config, "inputs")),
        PhaseDiagramReader.read(Section.of(config, "phase-diagram")),
        DepthAsymptoticsReader.read(Section.of(config, "depth-asymptotics")),
        CompareReader.read(Section.of(config, "compare")),
        TrackingReader.read(Section.of(config, TrackingReader.NAME)));
  }

  /** Sorted keys and one spelling of every number: 1e-3 and 0.001 are the same configuration. */
  private static String json(Config config) {
    return ConfigValueFactory.fromMap(config.root().unwrapped())
        .render(ConfigRenderOptions.defaults().setOriginComments(false).setComments(false));
  }
}
