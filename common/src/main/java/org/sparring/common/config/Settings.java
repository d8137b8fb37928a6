package org.sparring.common.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * An immutable tree of settings that knows where each key was set. Layers are laid over each other,
 * the lowest first: defaults, recipe, config file, {@code --set}.
 */
public final class Settings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ObjectNode tree;
  private final Origins origins;
  private final String prefix;
  private final TreeSet<String> secrets;

  Settings(ObjectNode tree, Origins origins, String prefix, Set<String> secrets) {
    this.tree = tree;
    this.origins = origins;
    this.prefix = prefix;
    this.secrets = new TreeSet<>(secrets);
  }

  public static Settings empty() {
    return new Settings(JsonNodeFactory.instance.objectNode(), Origins.none(), "", Set.of());
  }

  /** Settings from YAML text. */
  public static Settings parse(String yaml) {
    return parse(yaml, "settings");
  }

  /**
   * Settings from YAML text.
   *
   * @param origin what messages call the text, for example {@code recipe grpo}
   * @throws UserException where the text is not a YAML map
   */
  public static Settings parse(String yaml, String origin) {
    Yaml.Parsed parsed = Yaml.document(yaml, origin);
    if (parsed.tree().isNull()) {
      return empty();
    }
    if (parsed.tree() instanceof ObjectNode object) {
      return new Settings(object, parsed.origins(), "", Set.of());
    }
    throw UserException.settings(origin + ": settings must be a map of keys and values");
  }

  /** Settings from a file of UTF-8 YAML, or of JSON, which is YAML. */
  public static Settings load(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (NoSuchFileException e) {
      throw new UserException(ExitCode.USAGE, file + ": there is no such file of settings", e);
    } catch (CharacterCodingException e) {
      throw new UserException(ExitCode.USAGE, file + ": settings must be UTF-8 text", e);
    } catch (IOException e) {
      throw new UserException(ExitCode.USAGE, file + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** These settings with others laid over them: maps merge deeply, the rest is replaced. */
  public Settings with(Settings higher) {
    Origins merged = origins.copy();
    JsonNode result = new Merge(merged, higher.origins).merge(tree, higher.tree);
    Set<String> all = new TreeSet<>(secrets);
    all.addAll(higher.secrets);
    return new Settings((ObjectNode) result, merged, prefix, all);
  }

  /** These settings with an assignment such as {@code averaging.workers=4} laid over them. */
  public Settings set(String assignment) {
    return with(Assignment.parse(assignment));
  }

  /** These settings with assignments laid over them, in their order. */
  public Settings set(List<String> assignments) {
    Settings result = this;
    for (String assignment : assignments) {
      result = result.set(assignment);
    }
    return result;
  }

  /** These settings with one key set to a text, which is taken as it is. */
  public Settings set(String key, String text, String origin) {
    return with(Assignment.of(key, TextNode.valueOf(text), origin));
  }

  /** These settings with an edit made in every map of them, outer ones first. */
  public Settings edited(Consumer<ObjectNode> edit) {
    return new Settings(Edit.everywhere(tree.deepCopy(), edit), origins, prefix, secrets);
  }

  /** These settings without some keys. */
  public Settings without(String... keys) {
    ObjectNode rest = tree.deepCopy();
    for (String key : keys) {
      int dot = key.lastIndexOf('.');
      JsonNode parent = dot < 0 ? rest : find(rest, key.substring(0, dot));
      if (parent instanceof ObjectNode object) {
        object.remove(key.substring(dot + 1));
      }
    }
    return new Settings(rest, origins, prefix, secrets);
  }

  /** Whether a dotted key is set, and not to null. */
  public boolean has(String key) {
    JsonNode node = find(tree, key);
    return !node.isMissingNode() && !node.isNull();
  }

  /** The names of the keys at the top, in their order. */
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    tree.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** One top key of these settings alone. */
  public Settings only(String key) {
    List<String> others = keys();
    others.remove(key);
    return without(others.toArray(new String[0]));
  }

  /** The text of a scalar. */
  public Optional<String> text(String key) {
    return has(key) ? Optional.of(Scalars.text(cursor(key))) : Optional.empty();
  }

  /** The settings below a dotted key; empty where it is not set. */
  public Settings at(String key) {
    JsonNode node = find(tree, key);
    if (node.isMissingNode() || node.isNull()) {
      node = JsonNodeFactory.instance.objectNode();
    }
    if (node instanceof ObjectNode object) {
      Set<String> below = new TreeSet<>();
      secrets.stream()
          .filter(secret -> secret.startsWith(key + "."))
          .forEach(secret -> below.add(secret.substring(key.length() + 1)));
      return new Settings(object, origins.below(key), Origins.child(prefix, key), below);
    }
    throw cursor(key).fail("expects a map of settings, not " + cursor(key).shown());
  }

  /** A record with these settings as its components; it has no slots. */
  public <T extends Record> T bind(Class<T> type) {
    return bind(type, Binder.plain());
  }

  /** A record with these settings as its components, its parts taken from the binder's registry. */
  public <T extends Record> T bind(Class<T> type, Binder binder) {
    return binder.bind(this, type);
  }

  /** These settings with every default of a record filled in, and its secrets known. */
  public Settings filled(Class<? extends Record> type, Binder binder) {
    Filled filled = new Filled(binder.registry());
    ObjectNode full = filled.tree(bind(type, binder));
    return new Settings(full, origins.spread(full, tree), prefix, filled.secrets());
  }

  /** SHA-256, in hexadecimal, of what is set; secrets and the order of keys have no part in it. */
  public String hash() {
    return Canonical.hash(new Secrets(secrets).removed(tree));
  }

  /** YAML with its secrets masked. */
  public String print() {
    return tree.isEmpty() ? "" : Yaml.print(new Secrets(secrets).masked(tree));
  }

  /** Where a key was set: a file and line, an option, a recipe, or {@code default}. */
  public String origin(String key) {
    return find(tree, key).isMissingNode() ? Origins.DEFAULT.name() : origins.of(key).name();
  }

  Cursor cursor() {
    return new Cursor(tree, "", this, false);
  }

  JsonNode tree() {
    return tree;
  }

  Origin originOf(String key) {
    return origins.of(key);
  }

  String fullKey(String key) {
    return key.isEmpty() ? prefix : Origins.child(prefix, key);
  }

  private Cursor cursor(String key) {
    boolean hidden =
        secrets.contains(key) || Assignment.path(key).stream().anyMatch(Secrets::telling);
    return new Cursor(find(tree, key), key, this, hidden);
  }

  static JsonNode find(JsonNode root, String key) {
    JsonNode node = root;
    for (String name : Assignment.path(key)) {
      node = node.isArray() ? element(node, name) : node.path(name);
    }
    return node;
  }

  private static JsonNode element(JsonNode list, String name) {
    return name.matches("[0-9]{1,9}")
        ? list.path(Integer.parseInt(name))
        : MissingNode.getInstance();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Settings settings
        && Canonical.json(tree).equals(Canonical.json(settings.tree));
  }

  @Override
  public int hashCode() {
    return Canonical.json(tree).hashCode();
  }

  @Override
  public String toString() {
    return print();
  }
}
