package org.sparring.jobs.prepare.pair;

import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sparring.common.config.Param;

/** How much of some files goes into a mixture. */
public record Portion(
    @Param("Names of files, as rejects writes them; * stands for any characters, also for /.")
        String files,
    @Param(value = "Share of the rows that are kept.", or = "1", min = 0, max = 1) double share,
    @Param(value = "Most rows that are kept; 0 for any number.", or = "0", min = 0) long rows,
    @Param(
            value =
                "Parts of the mixture: the portions that name some stand in these proportions; 0"
                    + " for as many rows as there are.",
            or = "0",
            min = 0)
        double parts,
    @Param(value = "Factor of the weight of each row.", or = "1", min = 0) double weight)
    implements Serializable {

  /** All rows of some files. */
  static Portion of(String files) {
    return new Portion(files, 1, 0, 0, 1);
  }

  boolean holds(String file) {
    String pattern =
        Arrays.stream(files.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    return file.matches(pattern);
  }
}
