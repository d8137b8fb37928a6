package org.sparring.jobs.prepare.text;

/** Which invisible characters are taken out. */
public enum Invisible {
  /** None. */
  KEEP {
    @Override
    boolean out(int point) {
      return false;
    }
  },
  /** Those that never carry meaning inside a text: zero-width spaces and byte order marks. */
  SPACES {
    @Override
    boolean out(int point) {
      return point == 0x200B || point == 0x2060 || point == 0xFEFF;
    }
  },
  /** Joiners and marks of direction too, which some scripts and emoji need. */
  ALL {
    @Override
    boolean out(int point) {
      return Character.getType(point) == Character.FORMAT;
    }
  };

  abstract boolean out(int point);
}
