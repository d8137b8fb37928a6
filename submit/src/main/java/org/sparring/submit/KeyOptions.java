package org.sparring.submit;

import java.util.List;
import org.sparring.common.config.Describe;
import org.sparring.common.config.Settings;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * An option for each key at the top of a job's settings that holds one value: {@code max_tokens} is
 * {@code --max-tokens VALUE}. A truth takes no value; {@code --no-json} is its opposite.
 */
final class KeyOptions {
  private static final String TRUTH = "true or false";

  private final List<Describe.Key> keys;

  KeyOptions(Class<? extends Record> settings) {
    this.keys = Describe.scalars(settings);
  }

  /** Adds the options to a command, but those whose names it has already. */
  void addTo(CommandSpec command) {
    for (Describe.Key key : keys) {
      if (command.findOption(name(key)) == null) {
        command.addOption(option(key));
      }
    }
  }

  private static OptionSpec option(Describe.Key key) {
    String sentence = KeyHelp.escaped(key.sentence());
    OptionSpec.Builder option = OptionSpec.builder(name(key)).description(sentence);
    return truth(key)
        ? option.type(boolean.class).arity("0").negatable(true).build()
        : option.type(String.class).arity("1").paramLabel(label(key)).build();
  }

  /** Settings with what these options were given laid over them. */
  Settings laid(Settings below, ParseResult parsed) {
    Settings settings = below;
    for (Describe.Key key : keys) {
      OptionSpec option = parsed.matchedOption(name(key));
      if (option != null && truth(key)) {
        settings = settings.set(key.key() + "=" + option.<Boolean>getValue());
      } else if (option != null) {
        settings = settings.set(key.key(), option.<String>getValue(), name(key));
      }
    }
    return settings;
  }

  private static boolean truth(Describe.Key key) {
    return key.type().equals(TRUTH);
  }

  private static String name(Describe.Key key) {
    return "--" + key.key().replace('_', '-');
  }

  private static String label(Describe.Key key) {
    return switch (key.key()) {
      case "workspace" -> "DIR";
      case "run" -> "NAME";
      default -> key.type().endsWith("number") ? "NUMBER" : "VALUE";
    };
  }
}
