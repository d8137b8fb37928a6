package org.sparring.datasets.read.format;

import java.util.List;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;

/**
 * Math-Shepherd (Wang et al. 2023, arXiv 2312.08935): {@code input} is a problem and steps that end
 * with a tag, {@code label} the same text with + or - at each tag.
 */
record MathShepherdFormat() implements Format {
  @Override
  public String name() {
    return "math_shepherd";
  }

  @Override
  public String about() {
    return "A solution whose steps are labelled + or -; they are its `spans` (Math-Shepherd).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("input", "label");
  }

  @Override
  public boolean fits(Cells row) {
    return row.isText("input")
        && row.peek("input").textValue().contains(TAG)
        && row.isText("label");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    String input = row.text("input");
    String label = row.text("label");
    int first = input.indexOf(FIRST_STEP);
    if (first < 0) {
      throw new MalformedRowException("no_steps", "'input' has no '" + FIRST_STEP.strip() + "'.");
    }
    Steps steps = new Steps();
    int from = 0;
    int place = 0;
    for (int tag = input.indexOf(TAG); tag >= 0; tag = input.indexOf(TAG, from)) {
      place += tag - from;
      String step = input.substring(from == 0 ? first : from, tag).strip();
      steps.add(step, label(label, place++));
      from = tag + TAG.length();
    }
    return Body.only(
        new Content.Plain(input.substring(0, first).strip()), steps.response(steps.least() > 0));
  }

  private static final String TAG = "\u043a\u0438";
  private static final String FIRST_STEP = " Step 1:";

  private static double label(String labels, int place) throws MalformedRowException {
    char label = place < labels.length() ? labels.charAt(place) : ' ';
    if (label != '+' && label != '-') {
      throw new MalformedRowException(
          "labels_differ",
          "'label' is not 'input' with + or - at each tag: at character " + place + ".");
    }
    return label == '+' ? 1 : 0;
  }
}
