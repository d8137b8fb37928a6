package org.sparring.datasets.read.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sparring.datasets.read.Content;
import org.sparring.datasets.read.MalformedRowException;
import org.sparring.datasets.read.Response;

/**
 * Lists of generations and of their ratings, as distilabel writes them: {@code instruction}, {@code
 * generations}, {@code ratings}. A response without a rating is unranked.
 */
record GenerationsFormat() implements Format {
  @Override
  public String name() {
    return "generations";
  }

  @Override
  public String about() {
    return "Responses with `ratings`, from which ranks follow (distilabel).";
  }

  @Override
  public Set<String> columns() {
    return Set.of("instruction", "generations", "ratings");
  }

  @Override
  public boolean fits(Cells row) {
    return row.isList("generations") && row.isList("ratings");
  }

  @Override
  public List<Body> read(Cells row) throws MalformedRowException {
    List<JsonNode> texts = row.list("generations");
    List<JsonNode> ratings = row.list("ratings");
    if (texts.size() != ratings.size()) {
      throw new MalformedRowException(
          "ratings_differ",
          "There are " + texts.size() + " 'generations' and " + ratings.size() + " 'ratings'.");
    }
    List<JsonNode> models =
        row.isList("generation_models") ? row.list("generation_models") : List.of();
    List<Response> rated = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Double rating = Rating.of(ratings.get(i));
      if (rating == null) {
        throw row.wrong("ratings", "a number for each response", ratings.get(i));
      }
      if (!texts.get(i).isTextual()) {
        throw row.wrong("generations", "text for each response", texts.get(i));
      }
      Map<String, String> facts =
          i < models.size() ? Map.of("model", Cells.written(models.get(i))) : Map.of();
      rated.add(new Response(new Content.Plain(texts.get(i).textValue()), -1, rating, facts));
    }
    return Body.only(new Content.Plain(row.text("instruction")), Rating.ranked(rated));
  }
}
