package org.sparring.common.model.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparring.common.config.UserException;

class SafetensorsTest {
  private static Map<String, Tensor> read(byte[] file) throws IOException {
    return Safetensors.read(new ByteArrayInputStream(file), "x.safetensors");
  }

  private static byte[] written(Map<String, Tensor> tensors) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(out, tensors);
    return out.toByteArray();
  }

  private static byte[] file(String header, byte... data) {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .put(data)
        .array();
  }

  private static Map<String, Tensor> sample() {
    float[] large = new float[70_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = (float) Math.sin(i);
    }
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("z", Tensor.of(large, 700, 100));
    tensors.put("a", Tensor.of(new float[] {1, -0.0f, Float.MIN_VALUE}, 3));
    tensors.put("scalar", Tensor.of(new float[] {7}));
    tensors.put("empty", Tensor.of(new float[0], 0, 4));
    return tensors;
  }

  @Test
  void everyBitSurvives() throws Exception {
    byte[] file = written(sample());
    Map<String, Tensor> back = read(file);
    assertThat(back).containsOnlyKeys("z", "a", "scalar", "empty");
    sample()
        .forEach(
            (name, tensor) -> {
              assertThat(back.get(name).shape()).isEqualTo(tensor.shape());
              assertThat(back.get(name).values()).isEqualTo(tensor.values());
            });
    assertThat(Float.floatToRawIntBits(back.get("a").values()[1])).isEqualTo(0x80000000);
    assertThat(written(sample())).isEqualTo(file);
    assertThat(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8).isZero();
  }

  @Test
  void theBytesAreTheFormats() throws Exception {
    Map<String, Tensor> one = Map.of("w", Tensor.of(new float[] {1, 2}, 1, 2));
    String header =
        "{'__metadata__':{'format':'pt'},"
            + "'w':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]}}";
    String padded = header + " ".repeat((8 - header.length() % 8) % 8);
    assertThat(written(one)).isEqualTo(file(padded, bytes("0000803f00000040")));
  }

  @ParameterizedTest
  @CsvSource({
    "003c, 1",
    "00c0, -2",
    "ff7b, 65504",
    "0100, 5.9604645e-8",
    "ff03, 6.097555e-5",
    "0004, 6.1035156e-5",
    "0080, -0.0",
    "5535, 0.33325195",
    "007c, Infinity",
    "00fc, -Infinity",
    "017e, NaN"
  })
  void halvesReadExactly(String hex, float expected) throws Exception {
    byte[] file = file("{'w':{'dtype':'F16','shape':[1],'data_offsets':[0,2]}}", bytes(hex));
    assertThat(read(file).get("w").values()).containsExactly(expected);
  }

  @Test
  void bfloatsReadAndIntegersAreSkipped() throws Exception {
    byte[] file =
        file(
            "{'mask':{'dtype':'BOOL','shape':[3],'data_offsets':[0,3]},"
                + "'w':{'dtype':'BF16','shape':[2],'data_offsets':[3,7]}}",
            bytes("010001803f49c0"));
    assertThat(read(file)).containsOnlyKeys("w");
    assertThat(read(file).get("w").values()).containsExactly(1f, -3.140625f);
  }

  @Test
  void cutFilesSayWhere() throws Exception {
    byte[] file = written(sample());
    assertThatThrownBy(() -> read(Arrays.copyOf(file, 1000)))
        .isInstanceOf(UserException.class)
        .hasMessage("x.safetensors: cut short: the file ends inside tensor z");
    assertThatThrownBy(() -> read(Arrays.copyOf(file, 20))).hasMessageContaining("the header");
    assertThatThrownBy(() -> read(new byte[0])).hasMessageContaining("the header's length");
    assertThatThrownBy(() -> read(Arrays.copyOf(file, file.length + 1)))
        .hasMessageContaining("goes on after its last tensor");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'w':{'dtype':'F32','shape':[3],'data_offsets':[0,8]}} | [3] does not fill 8 bytes",
        "{'w':{'dtype':'F32','shape':[1],'data_offsets':[4,8]}} | begins at byte 4, expected 0",
        "{'w':{'dtype':'F32','shape':[2],'data_offsets':[8,0]}} | does not fill -8 bytes",
        "{'w':{'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]}} | dtype 'F8_E4M3'",
        "{'w':{'dtype':'F32','shape':[2]}} | lacks its shape or its two data_offsets",
        "{'w':{'dtype':'F32','shape':[4294967296,4294967296],'data_offsets':[0,8]}} | tensor w",
        "{'w':{'dtype':'F32','shape':[-1],'data_offsets':[0,8]}} | tensor w",
        "[1] | no JSON object",
        "{{ | no JSON"
      })
  void headersAreChecked(String header, String message) {
    assertThatThrownBy(() -> read(file(header, new byte[8])))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("x.safetensors")
        .hasMessageContaining(message);
  }

  @Test
  void otherFilesAreNoSafetensors() {
    byte[] text = "PK\u0003\u0004 some other kind of file".getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("not safetensors");
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
