package org.sparring.common.model.checkpoint;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The dtypes of safetensors: their widths in bytes, and how the real ones read. */
enum NumberFormat {
  F64(8, bytes -> (float) bytes.getDouble()),
  F32(4, ByteBuffer::getFloat),
  F16(2, bytes -> half(bytes.getShort())),
  BF16(2, bytes -> Float.intBitsToFloat(bytes.getShort() << 16)),
  I64(8, null),
  U64(8, null),
  I32(4, null),
  U32(4, null),
  I16(2, null),
  U16(2, null),
  I8(1, null),
  U8(1, null),
  BOOL(1, null);

  private final int width;
  private final LittleEndianInput.FloatFrom reader;

  NumberFormat(int width, LittleEndianInput.FloatFrom reader) {
    this.width = width;
    this.reader = reader;
  }

  static Optional<NumberFormat> named(String name) {
    return Arrays.stream(values()).filter(format -> format.name().equals(name)).findFirst();
  }

  int width() {
    return width;
  }

  /** Whether parameters can be of it; others are masks and indices, which are skipped. */
  boolean real() {
    return reader != null;
  }

  LittleEndianInput.FloatFrom reader() {
    return reader;
  }

  /** IEEE 754 binary16 to binary32, exactly. */
  static float half(short bits) {
    int exponent = bits >>> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    float size;
    if (exponent == 0) {
      size = fraction * 0x1p-24f;
    } else if (exponent == 31) {
      size = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else {
      size = Float.intBitsToFloat(((exponent + 112) << 23) | (fraction << 13));
    }
    return bits < 0 ? -size : size;
  }
}
