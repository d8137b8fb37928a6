package org.sparring.common.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sparring.common.model.Tokenizer;

/** Our own readers against Hugging Face's library, which is given the same tables. */
class AgreementTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void gpt2() throws Exception {
    Tokenizer ours = Tokenizers.load(SharedData.file("tokenizers").toString());
    ObjectNode model = bpe(false);
    model.set("vocab", JSON.readTree(ours.files().get("vocab.json")));
    ArrayNode merges = model.putArray("merges");
    new String(ours.files().get("merges.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> !line.startsWith("#version"))
        .forEach(merges::add);
    String level =
        "{\"type\": \"ByteLevel\", \"add_prefix_space\": false, \"trim_offsets\": false,"
            + " \"use_regex\": true}";
    Tokenizer theirs = library(model, "null", level, level, special("<|endoftext|>", 50256));
    agree(ours, theirs, Stream.concat(SharedData.HARD.stream(), SharedData.shakespeare().stream()));
  }

  @Test
  void scoredPiecesWithBytes() throws Exception {
    Tokenizer ours =
        Tokenizers.load(SharedData.file("models/tinystories-279k/tok512.bin").toString());
    ObjectNode model = bpe(true);
    model.put("unk_token", "<unk>");
    Map<String, Integer> ids = pieces();
    ObjectNode vocabulary = model.putObject("vocab");
    ids.forEach(vocabulary::put);
    ArrayNode merges = model.putArray("merges");
    Map<Integer, String> byId = new TreeMap<>();
    ids.forEach((piece, id) -> byId.put(id, piece));
    byId.values().stream().flatMap(piece -> splits(piece, ids)).forEach(merges::add);
    String normaliser =
        "{\"type\": \"Sequence\", \"normalizers\": [{\"type\": \"Prepend\", \"prepend\":"
            + " \"\u2581\"},{\"type\": \"Replace\", \"pattern\": {\"String\": \" \"}, \"content\":"
            + " \"\u2581\"}]}";
    String decoder =
        "{\"type\": \"Sequence\", \"decoders\": [{\"type\": \"Replace\", \"pattern\": {\"String\":"
            + " \"\u2581\"}, \"content\": \" \"}, {\"type\": \"ByteFallback\"}, {\"type\":"
            + " \"Fuse\"}]}";
    Tokenizer theirs = library(model, normaliser, "null", decoder, special("</s>", 2));
    agree(
        ours,
        theirs,
        Stream.concat(SharedData.HARD.stream(), SharedData.shakespeare().stream())
            .filter(text -> !text.isEmpty() && !text.startsWith(" ")));
  }

  private static void agree(Tokenizer ours, Tokenizer theirs, Stream<String> texts) {
    assertThat(theirs.size()).isEqualTo(ours.size());
    assertThat(theirs.eos()).isEqualTo(ours.eos());
    List<String> plain = texts.filter(text -> !text.contains("<|endoftext|>")).toList();
    assertThat(plain.size()).isGreaterThan(15);
    for (String text : plain) {
      int[] ids = theirs.encode(text);
      assertThat(ours.encode(text)).as(text).isEqualTo(ids);
      assertThat(ours.decode(ids)).isEqualTo(theirs.decode(ids));
    }
  }

  private static Map<String, Integer> pieces() throws IOException {
    Map<String, Integer> ids = new HashMap<>();
    List<String> lines =
        Files.readAllLines(SharedData.file("models/tinystories-279k/tok512.vocab"));
    lines.forEach(line -> ids.put(line.substring(0, line.lastIndexOf('\t')), ids.size()));
    return ids;
  }

  private static Stream<String> splits(String piece, Map<String, Integer> ids) {
    return Piece.isByteText(piece)
        ? Stream.empty()
        : Stream.iterate(1, at -> at < piece.length(), at -> at + 1)
            .filter(at -> ids.containsKey(piece.substring(0, at)))
            .filter(at -> ids.containsKey(piece.substring(at)))
            .map(at -> piece.substring(0, at) + " " + piece.substring(at));
  }

  private static ObjectNode bpe(boolean bytes) {
    return JSON.createObjectNode()
        .put("type", "BPE")
        .put("fuse_unk", bytes)
        .put("byte_fallback", bytes);
  }

  private static String special(String content, int id) {
    return ("[{\"id\": %d, \"content\": \"%s\", \"special\": true, \"single_word\": false,"
            + " \"lstrip\": false, \"rstrip\": false, \"normalized\": false}]")
        .formatted(id, content);
  }

  private static Tokenizer library(
      ObjectNode model, String normaliser, String splitter, String decoder, String added)
      throws IOException {
    ObjectNode json = JSON.createObjectNode().put("version", "1.0");
    json.set("added_tokens", JSON.readTree(added));
    json.set("normalizer", JSON.readTree(normaliser));
    json.set("pre_tokenizer", JSON.readTree(splitter));
    json.set("decoder", JSON.readTree(decoder));
    json.set("model", model);
    return Tokenizers.of(new TreeMap<>(Map.of("tokenizer.json", JSON.writeValueAsBytes(json))));
  }
}
