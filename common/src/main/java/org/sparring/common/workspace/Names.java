package org.sparring.common.workspace;

import java.util.regex.Pattern;
import org.sparring.common.config.UserException;

/** Names that become parts of paths. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]*");
  private static final int LONGEST = 128;

  private Names() {}

  static boolean valid(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }

  /** The name; an error where it could leave its folder or be hidden from readers. */
  static String check(String what, String name) {
    if (!valid(name)) {
      throw UserException.settings(
          "'%s' is no name for a %s: use a-z, 0-9, '.', '_' and '-', at most %d of them, and start with a letter or a digit"
              .formatted(name, what, LONGEST));
    }
    return name;
  }
}
