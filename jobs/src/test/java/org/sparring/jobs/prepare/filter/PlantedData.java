package org.sparring.jobs.prepare.filter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparring.common.random.Draw;

/** Texts with personal data at known places, and texts that only look like it. */
record PlantedData(Draw draw) {
  private static final List<String> FRAMES =
      List.of(
          "Please reach me at %s tomorrow.",
          "Contact: %s",
          "(%s)",
          "My details are %s, and I am 42 years old.",
          "Send 3 copies to %s. Thanks!\nBest, Ann",
          "Write to %s or come by at 10:30 on 2023-05-01.",
          "\"%s\" is what it said; version 1.2.3 was out.");

  private static final List<String> DECOYS =
      List.of(
          "The war of 1914-1918 began on 28.07.1914 and cost $1,234,567.89 a day.",
          "ISBN 978-3-16-148410-0 was printed in 12/05/2021, 1st edition.",
          "Order 4938271650 has 12 items of 12345-6789 each, at 12:30:45.",
          "def f(self): @property\n  return a@b or x @ y.T",
          "follow @someone and user@localhost, 50% off @home",
          "pi is 3.14159265358979 and e is 2.718281828459045",
          "1990 1991 1992 1993 1994 are years; 100 200 300 400 are hundreds",
          "1,000,000 + 2,000,000 = 3,000,000 and 12 x 34 = 408",
          "std::vector<int> v; ::global = a::b; 10:30:45",
          "see section 4.3.2.1.5 of RFC 2119 and chapter 10.2",
          "GB 2024 results: 55 to 45; DE 89 points; code AB12 CD34 EF56",
          "the matrix [[1, 2, 3], [4, 5, 6]] has rank 2; 0.001 0.002 0.003",
          "call 911 or 112; flight LH 1234 at gate 22; room 404-B",
          "SHA 3f786850e387550fdab836ed7e6dc881de23001b and 0xDEADBEEF",
          "from 8-10 to 12-14, 2-3 eggs, 500-600 g of flour, 1/2 cup");

  /** A text with one value of a kind, or none. */
  record Planted(String text, String value) {}

  List<Planted> texts(PersonalKind kind, int count) {
    List<Planted> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Draw own = draw.with(kind.name()).with(i);
      String value = value(kind, own);
      String frame = FRAMES.get(own.below(FRAMES.size(), 99));
      texts.add(new Planted(frame.formatted(value), value));
    }
    DECOYS.forEach(decoy -> texts.add(new Planted(decoy, "")));
    for (int i = 0; i < count / 2; i++) {
      texts.add(new Planted("Number " + broken(kind, draw.with("broken").with(i)) + ".", ""));
    }
    return texts;
  }

  private static String value(PersonalKind kind, Draw draw) {
    return switch (kind) {
      case EMAIL -> email(draw);
      case IBAN -> iban(draw, 0);
      case PHONE -> phone(draw);
      case CARD -> card(draw, 0);
      case IP -> ip(draw);
    };
  }

  /** What has the shape but not the check digits; for kinds without these, a plain number. */
  private static String broken(PersonalKind kind, Draw draw) {
    return switch (kind) {
      case IBAN -> iban(draw, 1 + draw.below(96, 50));
      case CARD -> card(draw, 1 + draw.below(9, 50));
      case IP -> (256 + draw.below(700, 0)) + ".10.20.30";
      default -> digits(draw, 7, 60);
    };
  }

  private static String email(Draw draw) {
    List<String> names =
        List.of("ann", "bob.miller", "c_d", "eve+news", "x.y-z", "Jürgen1", "o'neil");
    List<String> hosts =
        List.of("example.com", "mail.example.co.uk", "uni-bonn.de", "a1.io", "sub.domain.museum");
    String name = names.get(draw.below(names.size(), 0)).replace("ü", "ue");
    return name + draw.below(1000, 1) + "@" + hosts.get(draw.below(hosts.size(), 2));
  }

  private static String iban(Draw draw, int off) {
    List<String> countries =
        List.of("DE22", "GB22", "FR27", "NL18", "NO15", "MT31", "CH21", "PL28");
    String chosen = countries.get(draw.below(countries.size(), 0));
    String country = chosen.substring(0, 2);
    int length = Integer.parseInt(chosen.substring(2));
    String account =
        country.equals("GB") || country.equals("NL")
            ? "ABNA" + digits(draw, length - 8, 1)
            : digits(draw, length - 4, 1);
    StringBuilder numbers = new StringBuilder();
    (account + country + "00").chars().forEach(c -> numbers.append(Character.digit((char) c, 36)));
    int rest = new BigInteger(numbers.toString()).mod(BigInteger.valueOf(97)).intValue();
    int check = Math.floorMod(98 - rest + off - 2, 97) + 2;
    String iban = country + String.format(Locale.ROOT, "%02d", check) + account;
    return draw.below(2, 77) == 0 ? iban : iban.replaceAll("(.{4})(?=.)", "$1 ");
  }

  private static String card(Draw draw, int off) {
    String body = (3 + draw.below(3, 70)) + digits(draw, 14, 1);
    int check = 0;
    while (!Cards.checks(body + check)) {
      check++;
    }
    String card = body + (check + off) % 10;
    return draw.below(2, 77) == 0 ? card : card.replaceAll("(.{4})(?=.)", "$1-");
  }

  private static String ip(Draw draw) {
    if (draw.below(3, 9) == 0) {
      return "2001:db8:%x:%x::%x"
          .formatted(draw.below(65535, 1), draw.below(65535, 2), draw.below(99, 3));
    }
    return "%d.%d.%d.%d"
        .formatted(draw.below(256, 1), draw.below(256, 2), draw.below(256, 3), draw.below(256, 4));
  }

  private static String phone(Draw draw) {
    String area = (2 + draw.below(8, 1)) + digits(draw, 2, 2);
    String exchange = (2 + draw.below(8, 3)) + digits(draw, 2, 4);
    String line = digits(draw, 4, 5);
    List<String> forms =
        List.of(
            "+49 30 " + digits(draw, 7, 6),
            "+1 (" + area + ") " + exchange + "-" + line,
            "+44" + area + digits(draw, 7, 6),
            "(" + area + ") " + exchange + "-" + line,
            area + "-" + exchange + "-" + line,
            area + "." + exchange + "." + line,
            "1-" + area + "-" + exchange + "-" + line,
            "030 " + digits(draw, 8, 6),
            "089/" + digits(draw, 7, 6),
            "020 7946 " + line,
            "06 12 34 " + digits(draw, 2, 7) + " " + digits(draw, 2, 8),
            "0049 171 " + digits(draw, 7, 6),
            "+33 6 12 34 56 " + digits(draw, 2, 7));
    return forms.get(draw.below(forms.size(), 0));
  }

  private static String digits(Draw draw, int count, int purpose) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(draw.with(purpose).below(10, i));
    }
    return digits.toString();
  }
}
